// DocumentModel: the model of all languages with what one document says of itself. A letter, or a pair of
// them, that the document's sure text holds is as likely there as the document shows, with the model's word
// counted as so many letters more, or as the model says, whichever is more.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "model/text_model.h"

namespace mojimend {

class DocumentModel {
 public:
  struct State {
    TextModel::State text;
    char32_t last = U'\n';
    bool operator==(const State&) const = default;
  };

  // Counts what a stretch of sure text holds, fewer than 2^29 letters in all; U+FFFD stands for what is not
  // sure. O(all that was learned).
  void learn(std::u32string_view sure);
  // What `next` costs behind `state`, which moves on. Full-width ASCII counts as ASCII. O(1).
  Cost step(State& state, char32_t next) const;
  // The state behind a text. O(text).
  State behind(std::u32string_view text) const;

 private:
  struct Known {
    std::uint32_t count = 0;
    Cost cost = 0;
  };
  std::unordered_map<std::uint64_t, Known> pairs_;
  std::unordered_map<char32_t, Known> letters_;  // but the last of each stretch
  std::uint32_t total_ = 0;
};

}  // namespace mojimend
