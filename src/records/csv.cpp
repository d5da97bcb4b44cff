// One pass without a step back.
#include "records/csv.h"

#include <algorithm>
#include <array>

namespace mojimend {

void CsvScanner::start(std::size_t at) {
  row_ = field_ = at_ = at;
  width_ = 0;
  state_ = State::start;
  fields_.clear();
}

void CsvScanner::rebase(std::size_t cut) {
  row_ -= cut;
  field_ -= cut;
  at_ -= cut;
}

void CsvScanner::end_field(std::size_t end) {
  if (keep_ == Keep::fields) fields_.push_back({field_, end});
  ++width_;
  field_ = end + 1;
  state_ = State::start;
}

CsvScanner::Status CsvScanner::scan(std::string_view bytes) {
  const auto ends_row = [&](std::size_t feed) {
    const bool carriage = feed > field_ && bytes[feed - 1] == '\r';
    end_field(carriage ? feed - 1 : feed);
    at_ = feed + 1;
    return Status::whole;
  };
  while (at_ < bytes.size()) {
    switch (state_) {
      case State::start:
        state_ = bytes[at_] == '"' ? State::quoted : State::bare;
        at_ += state_ == State::quoted;
        break;
      case State::bare: {
        const char* const end = bytes.data() + bytes.size();
        const char* p = bytes.data() + at_;
        while (p != end && *p != separator_ && *p != '\n') ++p;
        at_ = static_cast<std::size_t>(p - bytes.data());
        if (p == end) return Status::unfinished;
        if (*p == '\n') return ends_row(at_);
        end_field(at_++);
        break;
      }
      case State::quoted:
        at_ = std::min(bytes.find('"', at_), bytes.size());
        if (at_ == bytes.size()) return Status::unfinished;
        state_ = State::behind_quote;
        ++at_;
        break;
      case State::behind_quote:
        if (bytes[at_] == '"') {
          state_ = State::quoted;
          ++at_;
        } else if (bytes[at_] == separator_) {
          end_field(at_++);
        } else if (bytes[at_] == '\n') {
          return ends_row(at_);
        } else if (bytes[at_] == '\r') {
          if (at_ + 1 == bytes.size()) return Status::unfinished;
          if (bytes[at_ + 1] != '\n') return Status::text_behind_quote;
          return ends_row(at_ + 1);
        } else {
          return Status::text_behind_quote;
        }
        break;
    }
  }
  return Status::unfinished;
}

CsvScanner::Status CsvScanner::finish(std::string_view bytes) {
  if (state_ == State::quoted) return Status::unfinished;
  const bool carriage = bytes.size() > field_ && bytes.back() == '\r';
  end_field(carriage ? bytes.size() - 1 : bytes.size());
  at_ = bytes.size();
  return Status::whole;
}

char csv_separator(std::string_view header) {
  constexpr std::string_view kSeparators = ",;\t|";
  std::array<std::size_t, kSeparators.size()> counts{};
  bool quoted = false;
  for (const char each : header) {
    if (each == '"') quoted = !quoted;
    const std::size_t which = kSeparators.find(each);
    if (!quoted && which != kSeparators.npos) ++counts[which];
  }
  return kSeparators[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

std::string csv_text(std::string_view field) {
  if (!field.starts_with('"') || field.size() < 2) return std::string(field);
  std::string out;
  for (std::size_t at = 1; at + 1 < field.size(); ++at) {
    out += field[at];
    if (field[at] == '"') ++at;
  }
  return out;
}

std::string csv_doubled(std::string_view text) {
  std::string out;
  for (const char each : text) out.append(each == '"' ? 2 : 1, each);
  return out;
}

}  // namespace mojimend
