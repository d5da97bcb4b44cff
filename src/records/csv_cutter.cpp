// Where quoting is broken, nobody can say where the next row begins. The row's first line is passed through,
// and reading goes on behind it; but rows count again only from the first one that has as many fields as the
// header.
#include <algorithm>

#include "records/csv_rows.h"
#include "text/ascii.h"
#include "text/suggest.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// Column names in a message: a screen line or two.
constexpr std::size_t kNamesShown = 12;

std::size_t feeds(std::string_view text) { return static_cast<std::size_t>(std::ranges::count(text, '\n')); }

std::string listed(const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t i = 0; i < std::min(names.size(), kNamesShown); ++i) out += (i ? ", " : "") + names[i];
  if (names.size() > kNamesShown) out += " and " + std::to_string(names.size() - kNamesShown) + " more";
  return out;
}

}  // namespace

Cut CsvCutter::take(Cut cut) {
  if (passing_ == Passing::nothing && cut.size > 0) scanner_.rebase(cut.size);
  return cut;
}

Cut CsvCutter::cut(std::string_view bytes, Rest rest) {
  if (passing_ == Passing::everything) return {bytes.size(), PieceKind::passed};
  if (passing_ == Passing::line) {
    const std::size_t feed = bytes.find('\n');
    if (feed == bytes.npos) return {bytes.size(), PieceKind::passed};
    passing_ = Passing::nothing;
    scanner_.start(0);
    return {feed + 1, PieceKind::passed};
  }
  return has_header_ ? rows(bytes, rest) : header(bytes, rest);
}

Cut CsvCutter::header(std::string_view bytes, Rest rest) {
  const std::size_t start = bytes.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  const std::size_t feed = bytes.find('\n');
  if (feed == bytes.npos && rest == Rest::more) return {};
  layout_.separator = csv_separator(bytes.substr(0, feed));
  CsvScanner scanner(layout_.separator, CsvScanner::Keep::fields);
  scanner.start(start);
  auto status = scanner.scan(bytes);
  if (status == CsvScanner::Status::unfinished) {
    if (rest == Rest::more) return {};
    if (rest == Rest::none) status = scanner.finish(bytes);
  }
  if (status != CsvScanner::Status::whole) {
    passing_ = Passing::everything;
    return {bytes.size(), PieceKind::passed,
            Error{ErrorKind::malformed,
                  "the header line is no CSV: a quote in it does not end",
                  "the file was left as it is",
                  {},
                  start,
                  0}};
  }
  std::vector<std::string> names;
  for (const Span each : scanner.fields()) names.push_back(csv_text(bytes.substr(each.start, each.size())));
  layout_.width = names.size();
  has_header_ = true;
  scanner_ = CsvScanner(layout_.separator);
  if (auto error = find_columns(names)) {
    passing_ = Passing::everything;
    return {bytes.size(), PieceKind::passed, error};
  }
  if (layout_.columns.empty()) passing_ = Passing::everything;
  scanner_.start(scanner.at());
  return take({scanner.at(), first_row_is_record_ ? PieceKind::records : PieceKind::passed});
}

std::optional<Error> CsvCutter::find_columns(const std::vector<std::string>& names) {
  for (std::string_view wanted : wanted_) {
    auto found = std::ranges::find(names, wanted);
    Missing missing = Missing::named;
    if (found == names.end() && wanted.ends_with('?')) {
      missing = Missing::allowed;
      wanted.remove_suffix(1);
      found = std::ranges::find(names, wanted);
    }
    if (found != names.end()) {
      layout_.columns.push_back(
          {static_cast<std::size_t>(found - names.begin()), std::string(wanted), missing});
      continue;
    }
    if (const auto number = decimal(wanted); number && *number > 0 && *number <= names.size()) {
      first_row_is_record_ = true;
      layout_.columns.push_back({static_cast<std::size_t>(*number - 1), std::string(wanted), missing});
      continue;
    }
    if (missing == Missing::allowed) continue;
    const std::vector<std::string_view> views(names.begin(), names.end());
    const std::string close(nearest(wanted, views));
    return Error{ErrorKind::malformed,
                 "there is no column " + std::string(wanted) + "; the columns are " + listed(names),
                 close.empty() ? "the file was left as it is" : "did you mean csv:" + close + "?",
                 {},
                 0,
                 0};
  }
  std::ranges::sort(layout_.columns, {}, &CsvLayout::Column::index);
  const auto twins = std::ranges::unique(layout_.columns, {}, &CsvLayout::Column::index);
  layout_.columns.erase(twins.begin(), twins.end());
  return std::nullopt;
}

Cut CsvCutter::rows(std::string_view bytes, Rest rest) {
  using Status = CsvScanner::Status;
  while (true) {
    const std::size_t row = scanner_.row_start();  // all before it are whole
    Status status = scanner_.scan(bytes);
    if (status == Status::unfinished && rest == Rest::more) return row > 0 ? take({row}) : Cut{};
    if (status == Status::unfinished && row > 0 && (rest == Rest::no_room || row == bytes.size()))
      return take({row});
    if (status == Status::unfinished && rest == Rest::none) status = scanner_.finish(bytes);
    if (status == Status::whole) {
      const std::size_t end = scanner_.at();
      const bool trusted = trust_ == Trust::full || scanner_.width() == layout_.width;
      if (!trusted && row == 0) {
        scanner_.start(end);
        return take({end, PieceKind::passed});
      }
      if (trusted) trust_ = Trust::full;
      scanner_.start(end);
      if (end == bytes.size()) return take({end});
      continue;
    }
    if (row > 0) {  // what is whole goes first; the rest is looked at again
      scanner_.start(row);
      return take({row});
    }
    if (status == Status::text_behind_quote)
      return broken(bytes, rest, {ErrorKind::malformed, "text stands behind a closing quote"}, scanner_.at());
    if (!scanner_.in_quotes())
      return broken(
          bytes, rest,
          {ErrorKind::malformed, "the row is longer than " + std::to_string(kLongestRecord >> 20) + " MiB"},
          0);
    return broken(
        bytes, rest,
        {ErrorKind::malformed, rest == Rest::none ? "a quote opens here that does not end"
                                                  : "a quote opens here that does not end within " +
                                                        std::to_string(kLongestRecord >> 20) + " MiB"},
        scanner_.open_quote());
  }
}

Cut CsvCutter::broken(std::string_view bytes, Rest rest, Error error, std::size_t at) {
  error.offset = at;
  error.line = feeds(bytes.substr(0, at));
  error.advice = "the row's first line was left as it is, and reading went on behind it";
  const std::size_t feed = bytes.find('\n');
  trust_ = Trust::doubtful;
  scanner_.start(0);
  if (feed != bytes.npos) return {feed + 1, PieceKind::passed, error};
  if (rest != Rest::none) passing_ = Passing::line;
  return {bytes.size(), PieceKind::passed, error};
}

}  // namespace mojimend
