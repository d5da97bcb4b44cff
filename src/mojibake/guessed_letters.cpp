// Puts each other letter into the place of a guess, with the model's context on both sides. Two guesses near
// each other may be wrong together: "суп" of which two letters are lost is "усп" as well.
#include "mojibake/guessed_letters.h"

#include <algorithm>
#include <map>
#include <utility>

#include "context/letters.h"
#include "mojibake/guessed_marks.h"

namespace mojimend {
namespace {

// Readings of the next guess near one that are tried with each of its own.
constexpr std::size_t kNextReadings = 4;

class Guesses {
 public:
  Guesses(std::u32string_view seen, LostPlaces& lost_places, std::vector<Piece>& pieces,
          std::span<const Pending> known)
      : seen_(seen), lost_places_(lost_places), pieces_(pieces), known_(known) {}

  void weigh() {
    note_readings();
    for (std::size_t at = 0; at < pieces_.size(); ++at)
      if (is_guess(at)) pieces_[at].margin = kNoOther;
    for (std::size_t at = 0; at < pieces_.size(); ++at)
      if (is_guess(at)) weigh(at);
  }

 private:
  struct Place {
    TextModel::State before;
    MarkPlace marks;
    std::vector<char32_t> others;  // letters, the likeliest first
  };

  bool is_guess(std::size_t at) const { return known_[at].unknown != 0; }

  void note_readings() {
    TextModel::State before;
    Quotation quotation = Quotation::closed;
    for (std::size_t at = 0; at < pieces_.size(); ++at) {
      const Piece& piece = pieces_[at];
      if (is_guess(at)) {
        const char32_t next = piece.end < seen_.size() ? seen_[piece.end] : U'\n';
        Place place{before, mark_place(before, next, quotation), {}};
        for (const LostReading& each :
             lost_places_.at(piece.mode, next).readings(known_[at], before, place.marks))
          if (each.letter != piece.letter) place.others.push_back(each.letter);
        places_.emplace(at, std::move(place));
      }
      TextModel::get().step(before, as_read(piece.letter));
      quotation = behind(piece.letter, quotation);
    }
  }

  // The end of what follows `at` within the model's context. A sign that a mark took along may be another,
  // and says nothing of what stands before it.
  std::size_t end_behind(std::size_t at) const {
    std::size_t end = at + 1;
    while (end < pieces_.size() && end <= at + TextModel::kContext &&
           (is_guess(end) || (pieces_[end].marks & kByteWasLost) == 0))
      ++end;
    return end;
  }
  // The next guess there; none: the place itself.
  std::size_t next_guess(std::size_t at) const {
    for (std::size_t next = at + 1; next < end_behind(at); ++next)
      if (is_guess(next)) return next;
    return at;
  }

  void weigh(std::size_t at) {
    const std::size_t next = next_guess(at);
    const std::size_t last = end_behind(next);
    const Cost best = cost(at, pieces_[at].letter, next, pieces_[next].letter, last);
    const auto lower = [best](Piece& piece, Cost other) {
      piece.margin = std::min(piece.margin, std::max(Cost{0}, other - best));
    };
    for (const char32_t letter : places_.at(at).others) {
      lower(pieces_[at], cost(at, letter, next, pieces_[next].letter, last));
      if (next == at) continue;
      const std::vector<char32_t>& others = places_.at(next).others;
      for (const char32_t behind_it : std::span(others).first(std::min(others.size(), kNextReadings))) {
        const Cost both = cost(at, letter, next, behind_it, last);
        lower(pieces_[at], both);
        lower(pieces_[next], both);
      }
    }
  }

  // Of pieces [at, last) with these letters in two places.
  Cost cost(std::size_t at, char32_t letter, std::size_t next, char32_t next_letter, std::size_t last) const {
    const TextModel& model = TextModel::get();
    const Place& place = places_.at(at);
    TextModel::State state = place.before;
    Cost sum = guessed_mark_cost(letter, place.marks) + model.step(state, as_read(letter));
    for (std::size_t each = at + 1; each < last; ++each)
      sum += model.step(state, as_read(each == next ? next_letter : pieces_[each].letter));
    return sum;
  }

  const std::u32string_view seen_;
  LostPlaces& lost_places_;
  std::vector<Piece>& pieces_;
  const std::span<const Pending> known_;
  std::map<std::size_t, Place> places_;
};

}  // namespace

void weigh_guesses(std::u32string_view seen, LostPlaces& places, std::vector<Piece>& pieces,
                   std::span<const Pending> known) {
  if (std::ranges::any_of(known, [](const Pending& each) { return each.unknown != 0; }))
    Guesses(seen, places, pieces, known).weigh();
}

}  // namespace mojimend
