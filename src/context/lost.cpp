// Reports what is gone: U+FFFD, and what everybody knows it by once it was read wrongly itself.
#include "context/lost.h"

#include <algorithm>

#include "context/context.h"

namespace mojimend {
namespace {

struct LossMark {
  std::string_view text;
  std::string_view what;
};

// Three bytes tell them apart from other text at the speed of a scan (scan.cpp). The names are what speakers
// of Chinese call them by. What is shorter may be a word.
constexpr LossMark kLossMarks[] = {
    {"锟斤拷", "two U+FFFD of UTF-8, read as GBK (锟斤拷): what they stood for is gone"},
    {"锟叫", "a U+FFFD of UTF-8 with what followed it, read as GBK (锟叫割工): what it stood for is gone"},
    {"嚙踝蕭", "two U+FFFD of UTF-8, read as Big5 (嚙踝蕭): what they stood for is gone"},
    {"ï¿½", "a U+FFFD of UTF-8, read as windows-1252 (ï¿½): what it stood for is gone"},
    {"烫烫烫", "memory that a program never set, bytes CC read as GBK (烫烫烫): there was no text"},
    {"屯屯屯", "memory that a program never set, bytes CD read as GBK (屯屯屯): there was no text"},
};

constexpr std::string_view kReplacementText = "\uFFFD";

// U+FFFD from `at` on, and where it ends.
Loss replacements(const Page& page, std::size_t& at) {
  const std::size_t start = at;
  while (page.text.substr(at).starts_with(kReplacementText)) at += kReplacementText.size();
  const std::size_t count = (at - start) / kReplacementText.size();
  return {page.map->to_original({start, at}),
          count == 1 ? std::string("a character that an earlier reader could not read")
                     : std::to_string(count) + " characters that an earlier reader could not read"};
}

}  // namespace

std::size_t loss_mark_at(std::string_view text, std::size_t at) {
  const auto found = std::ranges::find_if(
      kLossMarks, [&](const LossMark& each) { return text.substr(at).starts_with(each.text); });
  return found == std::end(kLossMarks) ? 0 : found->text.size();
}

std::vector<Loss> find_losses(const Page& page) {
  std::vector<Loss> losses;
  for (std::size_t at = next_loss(page.text, 0); at != page.text.npos; at = next_loss(page.text, at)) {
    if (page.text.substr(at).starts_with(kReplacementText)) {
      losses.push_back(replacements(page, at));
      continue;
    }
    const auto mark = std::ranges::find_if(
        kLossMarks, [&](const LossMark& each) { return page.text.substr(at).starts_with(each.text); });
    const std::size_t start = at;
    while (page.text.substr(at).starts_with(mark->text)) at += mark->text.size();
    // Who names it has lost nothing.
    if (is_mention(page.text, {start, at})) continue;
    losses.push_back({page.map->to_original({start, at}), std::string(mark->what)});
  }
  return losses;
}

}  // namespace mojimend
