// Lays out a question: what it is about, the change in its place, and why.
#include "review/screen.h"

#include <algorithm>

#include "report/channel_words.h"
#include "report/columns.h"
#include "report/hunk_lines.h"
#include "report/word_marks.h"
#include "report/wrap.h"

namespace mojimend {
namespace {

using Rows = std::vector<std::string>;

constexpr std::size_t kShownAlternative = 60;  // code points
// Of the screen, for why and how: the change comes first.
constexpr std::size_t kLeastDetails = 4;  // rows

std::size_t rows_above_prompt(ScreenSize size) { return size.rows - std::min(size.rows, kPromptRows); }

Rows rows_of(const std::string& text) {
  Rows out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t feed = text.find('\n', at);
    out.push_back(text.substr(at, feed - at));
    at = feed + 1;
  }
  return out;
}

// Words in rows that fit; what has no space in it is cut.
Rows wrapped_rows(std::string_view text, std::size_t columns, std::string_view indent) {
  Rows out;
  const std::size_t room = columns - std::min(columns, indent.size());
  for (const std::string& each : rows_of(wrapped(text, room)))
    out.push_back(std::string(indent) + std::string(first_columns(each, room)));
  return out;
}

std::string filled(const std::string& text, std::size_t columns) {
  const std::string fits(first_columns(text, columns));
  return fits + std::string(columns - columns_of(fits), ' ');
}

std::string bar(const ReviewSession& session, ScreenSize size, Colour colour) {
  const ReviewCounts counts = session.counts();
  std::string out = " mojimend review   ";
  if (!session.empty())
    out += std::to_string(session.index() + 1) + " of " + counted(session.questions(), "question") + "   ";
  out += std::to_string(counts.accepted) + " accepted · " + std::to_string(counts.rejected) + " rejected · " +
         std::to_string(counts.open) + " open";
  return inked(filled(out, size.columns), Ink::bar, colour);
}

std::string_view state_words(ReviewState state) {
  switch (state) {
    case ReviewState::open:
      return "";
    case ReviewState::accepted:
      return "accepted";
    case ReviewState::rejected:
      return "rejected";
    case ReviewState::mixed:
      return "answered in part";
  }
  return "";
}

Ink state_ink(ReviewState state) {
  if (state == ReviewState::accepted) return Ink::safe;
  return state == ReviewState::rejected ? Ink::lost : Ink::suggested;
}

Rows heading_rows(const ReviewSession& session, ScreenSize size, Colour colour) {
  const ReviewChange& change = session.shown();
  Rows out;
  const std::string place =
      change.file + ":" + std::to_string(change.at.line) + ":" + std::to_string(change.at.column);
  out.push_back(inked(first_columns(printable(place), size.columns), Ink::path, colour));
  const std::string heading(first_columns(change.heading, size.columns));
  out.push_back(inked(heading, ink_of(change.safety), colour));
  std::string same;
  if (change.places > 1) same = counted(change.places, "place") + " in the file, answered together. ";
  if (session.places() > 1)
    same += "The same change " + std::to_string(session.places()) + " times in " +
            counted(session.files(), "file") + "; this is number " + std::to_string(session.place() + 1) +
            ".";
  if (!same.empty()) out.push_back(inked(first_columns(same, size.columns), Ink::rule, colour));
  if (const std::string_view state = state_words(session.state()); !state.empty())
    out.push_back(inked(state, state_ink(session.state()), colour));
  out.emplace_back();
  return out;
}

struct Excerpt {
  Rows before, removed, added, after;
};

class Shown {
 public:
  Shown(HunkSide side, Colour colour, std::size_t columns) : lines_(side, colour, columns) {}
  Shown& put(std::string_view text, Part part = Part::kept) {
    static_cast<void>(lines_.write(text, part, output_));  // a string takes everything
    return *this;
  }
  Shown& put(const std::vector<MarkedPiece>& pieces) {
    for (const MarkedPiece& each : pieces) put(each.text, each.part);
    return *this;
  }
  Rows rows() {
    if (!lines_.at_line_start()) put("\n");
    return rows_of(output_.text);
  }

 private:
  ShownLines lines_;
  StringOutput output_;
};

Excerpt excerpt(const ReviewSession& session, ScreenSize size, Colour colour) {
  const ReviewChange& change = session.shown();
  std::string_view front = change.front, behind = change.behind;
  const std::size_t feed = front.rfind('\n');
  const std::string_view lines_before = feed == front.npos ? "" : front.substr(0, feed + 1);
  front.remove_prefix(lines_before.size());
  const std::size_t next = std::min(behind.find('\n'), behind.size());
  const std::string_view line_rest = behind.substr(0, next);
  const std::string_view lines_after = next == behind.size() ? "" : behind.substr(next + 1);
  const auto shown = [&](HunkSide side) { return Shown(side, colour, size.columns); };
  Excerpt out;
  out.before = shown(HunkSide::context).put(lines_before).rows();
  out.after = shown(HunkSide::context).put(lines_after).rows();
  if (change.rule == Rule::encoding) {
    out.removed = shown(HunkSide::context).put(front).put(line_rest).rows();
    return out;
  }
  const std::string text = session.written().value_or(change.after);
  const MarkedSides sides = marked_sides(change.before, text);
  out.removed = shown(HunkSide::removed).put(front).put(sides.before).put(line_rest).rows();
  out.added = shown(HunkSide::added).put(front).put(sides.after).put(line_rest).rows();
  return out;
}

// The change as far as there is room, and as much around it.
Rows fitted(Excerpt excerpt, std::size_t room) {
  const auto cut = [](Rows& rows, std::size_t most) {
    if (rows.size() <= most) return;
    rows.resize(most);
    if (most > 0) rows.back() = " …";
  };
  cut(excerpt.removed, std::max(room / 2, room - std::min(room, excerpt.added.size())));
  cut(excerpt.added, room - std::min(room, excerpt.removed.size()));
  std::size_t left = room - std::min(room, excerpt.removed.size() + excerpt.added.size());
  const std::size_t above =
      std::min(excerpt.before.size(), std::max(left / 2, left - std::min(left, excerpt.after.size())));
  Rows out(excerpt.before.end() - static_cast<std::ptrdiff_t>(above), excerpt.before.end());
  left -= above;
  out.insert(out.end(), excerpt.removed.begin(), excerpt.removed.end());
  out.insert(out.end(), excerpt.added.begin(), excerpt.added.end());
  out.insert(out.end(), excerpt.after.begin(),
             excerpt.after.begin() + static_cast<std::ptrdiff_t>(std::min(left, excerpt.after.size())));
  return out;
}

Rows detail_rows(const ReviewChange& change, ScreenSize size, Colour colour) {
  Rows out{""};
  const auto add = [&](std::string_view text, std::string_view indent) {
    const Rows rows = wrapped_rows(text, size.columns, indent);
    out.insert(out.end(), rows.begin(), rows.end());
  };
  if (!change.alternative.empty())
    add("Or, less sure: `" + shortened(change.alternative, kShownAlternative) + "` (o takes it)", "");
  if (!change.evidence.empty()) add("Why: " + printable(change.evidence), "");
  std::size_t number = 0;
  for (const std::string& sentence : channel_words(change.channel))
    add(std::to_string(++number) + ". " + printable(sentence), "  ");
  if (change.rule != Rule::encoding) add("Bytes: " + bytes_words(change.original), "");
  for (std::string& each : out) each = inked(each, Ink::faint, colour);
  return out;
}

}  // namespace

Rows question_rows(const ReviewSession& session, ScreenSize size, Colour colour) {
  Rows out{bar(session, size, colour)};
  const Rows heading = heading_rows(session, size, colour);
  out.insert(out.end(), heading.begin(), heading.end());
  const std::size_t rows = rows_above_prompt(size);
  const Rows details = detail_rows(session.shown(), size, colour);
  const std::size_t kept = std::min(details.size(), kLeastDetails);
  const std::size_t room = rows - std::min(rows, out.size() + kept);
  const Rows change = fitted(excerpt(session, size, colour), room);
  out.insert(out.end(), change.begin(), change.end());
  out.insert(out.end(), details.begin(), details.end());
  out.resize(std::min(out.size(), rows));
  return out;
}

Rows end_rows(const ReviewSession& session, const std::string& saved_in, ScreenSize size, Colour colour) {
  const ReviewCounts counts = session.counts();
  Rows out{bar(session, size, colour), ""};
  const auto add = [&](std::string_view text) {
    const Rows rows = wrapped_rows(text, size.columns, " ");
    out.insert(out.end(), rows.begin(), rows.end());
  };
  add("Every change is answered: " + std::to_string(counts.accepted) + " accepted, " +
      std::to_string(counts.rejected) + " rejected.");
  out.emplace_back();
  add("The answers are in " + printable(saved_in));
  out.emplace_back();
  add("w  make the accepted changes now (mojimend undo puts them back)");
  add("q  leave the files as they are; mojimend fix --answers makes them later");
  add("u  take back the last answer");
  add("k  look at the questions again");
  out.resize(std::min(out.size(), rows_above_prompt(size)));
  return out;
}

Rows help_rows(ScreenSize size, Colour colour) {
  constexpr std::pair<std::string_view, std::string_view> kKeys[] = {
      {"y", "make this change, everywhere it stands"},
      {"n", "do not"},
      {"a", "make every open change of this rule in this file"},
      {"d", "make none of them"},
      {"e", "write what is to stand there, and make that change"},
      {"o", "make the other change that is named below, where there is one"},
      {"s", "ask about each place by itself"},
      {"Tab", "show the next place of the same change"},
      {"/", "search in paths, rules, texts; nothing and Enter: once more"},
      {"j k", "the next and the previous question, answered or not (also the arrows)"},
      {"u", "take back the last answer"},
      {"i", "never look for this rule here again: written into mojimend.toml"},
      {"w", "make the accepted changes now, and end"},
      {"q", "end; the answers are kept, and the files stay as they are"},
      {"?", "this"},
  };
  Rows out{inked(filled(" mojimend review: keys", size.columns), Ink::bar, colour), ""};
  for (const auto& [key, text] : kKeys) {
    for (const std::string& each : rows_of(hanging("  " + std::string(key), text, 8, size.columns)))
      out.emplace_back(first_columns(each, size.columns));
  }
  out.resize(std::min(out.size(), rows_above_prompt(size)));
  return out;
}

std::string keys_row(std::size_t columns) {
  constexpr std::string_view kRows[] = {
      "y yes  n no  a all of this rule here  d none of them  e edit  s split  / search  u undo  i ignore "
      "always  q quit  ? help",
      "y yes  n no  a all  d none  e edit  s split  / search  u undo  i ignore  q quit  ? help",
      "y n a d e s / u i q ?",
  };
  for (const std::string_view row : kRows)
    if (columns_of(row) < columns) return std::string(row);
  return "?";
}

}  // namespace mojimend
