// Pass: one policy over one page of text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "normalize/context.h"
#include "normalize/normalize.h"

namespace mojimend {

struct PolicyInput {
  std::string_view text;  // UTF-8, as the passes before made it
  const Policies& policies;
  PagePlace place;
  TextContext context;
  LazyUntouchable& untouchable;  // of passes over prose; nothing for others
  DocumentHabits& habits;
};

// An edit in bytes of the text that a pass sees. The driver knows where that is in the original.
struct TextEdit {
  Span span;
  std::string replacement;
  std::string evidence;  // one clause
};

enum class PassScope {
  everywhere,  // line ends and controls belong to the file, whatever stands between them
  prose,       // not what the context protects
};
enum class PassKind { changes, reports };

struct Pass {
  Rule rule;
  PassKind kind;
  PassScope scope;
  // False is a promise, also for each part of the text. At memory speed.
  bool (*may_change)(std::string_view text, const Policies& policies);
  // Appends edits, apart and in any order. The driver drops what touches protected text.
  void (*run)(const PolicyInput& input, std::vector<TextEdit>& edits);
};

// What the document's first line ends in, if no line has ended before. O(first line).
void observe_newline(std::string_view text, DocumentHabits& habits);

// normalize.cpp has the order in which they run.
extern const Pass kReferencePass, kControlPass, kNewlinePass, kBomPass, kInvisiblePass, kSpacePass,
    kLigaturePass, kWidthPass, kUnicodeFormPass, kQuotesPass, kCjkPunctuationPass, kBidiPass, kConfusablePass;

}  // namespace mojimend
