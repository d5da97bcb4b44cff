// Composes layers: what a reading says of letters of the text that an earlier one made is said of the line.
#include "mojibake/mended_line.h"

#include <algorithm>

#include "context/letters.h"
#include "mojibake/plausibility.h"
#include "text/letter_kinds.h"

namespace mojimend {
MendedLine::MendedLine(std::u32string_view seen) : text_(seen) {}

const std::shared_ptr<const Layers>& MendedLine::layers(std::uint32_t chain) const {
  if (layers_.size() <= chain) layers_.resize(chain + 1);
  std::shared_ptr<const Layers>& made = layers_[chain];
  if (made) return made;
  Layers layers;
  for (; chain != 0; chain = links_[chain - 1].outer) {
    const Mode& mode = links_[chain - 1].mode;
    layers.modes.push_back(mode);
    if (!layers.name.empty()) layers.name += ", then ";
    layers.name += mode.written.encoding().name;
    layers.name += " read as ";
    layers.name += reader(mode.reader).name();
  }
  std::ranges::reverse(layers.modes);
  made = std::make_shared<const Layers>(std::move(layers));
  return made;
}

const std::vector<Letter>& MendedLine::read() const {
  if (read_.empty()) {
    const TextModel& model = TextModel::get();
    read_.reserve(text_.size());
    for (const char32_t c : text_) read_.push_back(model.letter(as_read(c)));
  }
  return read_;
}

const std::vector<Cost>& MendedLine::costs() const {
  if (!costs_.empty()) return costs_;
  costs_ = TextModel::get().costs(read());
  for (std::size_t at = 0; at < letters_.size(); ++at)
    if (is_from_structure(at)) costs_[at] = std::min(costs_[at], most_from_utf8(text_[at]));
  return costs_;
}

bool MendedLine::is_from_structure(std::size_t at) const {
  const char32_t c = text_[at];
  if (c < kFirstOfPictures || letters_[at].chain == 0 || (letters_[at].marks & kByteWasLost) != 0 ||
      !innermost(letters_[at].chain).written.is_utf8())
    return false;
  if (is_picture(c) || joins_pictures(c)) return true;
  // A sign is no part of a word; and a space behind "âš" is one, in languages that have it.
  const auto is_letter = [this](std::size_t there) {
    return there < text_.size() && scripts_of({&text_[there], 1}) != 0;
  };
  return is_pictorial_sign(c) && (letters_[at].marks & kSpaceWasNoBreak) == 0 &&
         !(at > 0 && is_letter(at - 1)) && !is_letter(at + 1);
}

std::uint32_t MendedLine::link(std::uint32_t outer, const Mode& mode) {
  for (std::size_t each = 0; each < links_.size(); ++each) {
    if (links_[each].outer == outer && same_channel(links_[each].mode, mode))
      return static_cast<std::uint32_t>(each + 1);
  }
  links_.push_back({outer, mode});
  return static_cast<std::uint32_t>(links_.size());
}

// Letters of the text that became one, with what is known of all of them.
MendedLetter MendedLine::made_of(const Piece& piece) const {
  if (letters_.empty()) return {piece.letter, piece.start, piece.end};
  MendedLetter letter = letters_[piece.start];
  letter.letter = piece.letter;
  for (std::uint32_t at = piece.start; at < piece.end; ++at) {
    letter.end = std::max(letter.end, letters_[at].end);
    letter.marks |= letters_[at].marks;
    // ASCII between the letters of a layer came through it too.
    if (letter.chain == 0) letter.chain = letters_[at].chain;
    if ((letters_[at].marks & kMayBeOther) != 0) letter.margin = std::min(letter.margin, letters_[at].margin);
  }
  return letter;
}

void MendedLine::take_off(const LineReading& reading, std::span<const Mode> modes) {
  std::vector<MendedLetter> made;
  made.reserve(reading.pieces.size());
  for (const Piece& piece : reading.pieces) {
    MendedLetter letter = made_of(piece);
    if (piece.mode != kClean) {
      letter.chain = link(letter.chain, modes[static_cast<std::size_t>(piece.mode)]);
      if ((piece.marks & kMayBeOther) != 0)
        letter.margin =
            (letter.marks & kMayBeOther) != 0 ? std::min(letter.margin, piece.margin) : piece.margin;
      letter.marks |= piece.marks;
    }
    made.push_back(letter);
  }
  letters_ = std::move(made);
  text_.clear();
  read_.clear();
  costs_.clear();
  for (const MendedLetter& each : letters_) text_ += each.letter;
}

}  // namespace mojimend
