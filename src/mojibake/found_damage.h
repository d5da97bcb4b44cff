// The damage that was found on a page: what its stretches say together of their channels, and what comes of
// each of them.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "context/letters.h"
#include "context/mention.h"
#include "mojibake/certain_part.h"
#include "mojibake/decision.h"
#include "mojibake/mojibake.h"
#include "mojibake/mojibake_edit.h"
#include "mojibake/plausibility.h"
#include "text/hash.h"
#include "text/page.h"

namespace mojimend {

class FoundDamage {
 public:
  // On a page of which it is known through which channel all of it came, or not.
  FoundDamage(const Page& page, const std::optional<Mode>& channel) : page_(page), channel_(channel) {}

  // Scripts of letters that nothing is wrong with.
  void add_home(Scripts scripts) { home_ |= scripts; }

  // A stretch of a line that begins at `offset` of the page (bytes), of which letter `first` and those behind
  // were looked at. Says what would come of it by what is known so far, were no byte lost.
  Decision add(Damage found, const Letters& letters, std::size_t first, std::string_view line,
               std::size_t offset);

  // Channels between other encodings than UTF-8, each of one layer, through which something came for sure.
  const std::vector<Mode>& legacy_channels() const { return legacy_; }

  // What comes of all of them, in the order in which they were added, now that it is known what the page
  // says.
  Mojibake decided();

 private:
  struct Stretch {
    Damage damage;     // without what is needed no more: a page may have a hundred thousand
    Support* support;  // of its channel
    Span span;         // bytes of the page
    Mention mention;
    std::size_t line;                         // where it begins: bytes of the page
    std::vector<Span> lost = {};              // of each guess: bytes of the original
    Decision decision = Decision::left;       // once the page is known
    std::optional<CertainPart> certain = {};  // of what is safe but for its guesses
  };

  Stretch& keep(Stretch stretch);
  std::string_view seen(const Stretch& stretch) const;
  Edit edit_of(const Stretch& stretch);
  Edit certain_edit_of(const Stretch& stretch, std::string evidence) const;
  void decide_all();
  std::set<std::size_t> lines_in_doubt();
  const PageTopics& page_topics();
  bool shows_word(const Span& span, std::string_view after);
  bool is_left(const Stretch& stretch);

  bool is_of_page(const Damage& found) const;
  void note_sure(const Damage& found, Support& support);
  static void note_letters(std::string_view seen, Support& support);

  const Page& page_;
  const std::optional<Mode> channel_;
  std::vector<Mode> legacy_;
  Scripts home_ = 0;
  std::optional<PageTopics> page_topics_;  // asked only if something is damaged
  std::optional<LineTopics> topics_;       // of the line of the last stretch
  std::optional<ShownWords> words_;        // asked only if the page speaks of encodings
  std::size_t words_sought_ = 0;
  std::map<std::string, Support> support_;
  // Gains by line and channel, without mentions.
  std::map<std::pair<std::size_t, const Support*>, Cost> used_;
  // Channels with what came through them.
  struct Known {
    const Support* support;
    std::string_view seen;
    bool operator==(const Known&) const = default;
  };
  struct HashOfKnown {
    std::size_t operator()(const Known& each) const {
      return hash_of(each.seen) ^ reinterpret_cast<std::uintptr_t>(each.support);
    }
  };
  std::unordered_set<Known, HashOfKnown> known_;
  std::deque<Stretch> stretches_;
};

}  // namespace mojimend
