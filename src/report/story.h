// Story: what a document was, what happened to it, how sure that is and what is lost, in a paragraph.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>

#include "pipeline/report.h"

namespace mojimend {

class Story {
 public:
  void begin(const DocumentHead& head);
  void add(const Block& block);
  // One line without a line feed, when every block was added.
  std::string text(const Totals& totals) const;

 private:
  std::string what_it_is() const;
  std::string what_happened() const;
  std::string how_sure(const Totals& totals) const;
  std::string what_is_lost(const Totals& totals) const;
  static std::string what_is_left(const Totals& totals);

  DocumentHead head_;
  std::array<std::size_t, kRuleCount> by_rule_{};
  std::map<std::string, std::size_t> by_channel_;  // phrase → changes
  std::array<std::size_t, 3> by_safety_{};         // changes, without those of the rule `encoding`
  std::size_t transcoded_ = 0, guessed_ = 0;       // those of `encoding`; and of these, if it is a guess
  std::string first_loss_;
};

}  // namespace mojimend
