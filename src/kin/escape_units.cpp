// Counts which bytes have a backslash before them, takes it out, and says which letters that changes.
#include "kin/escape_units.h"

#include <algorithm>
#include <array>

namespace mojimend {
namespace {

// Stands for a character that the encoding lacks; no byte that can be escaped.
constexpr unsigned char kOther = 0xFF;

bool is_backslash(const EscapeUnit& unit) { return unit.value == kBackslash && unit.role != ByteRole::lead; }

}  // namespace

EscapedBytes::EscapedBytes(std::u32string_view letters, const DoubleByteTable& table)
    : table_(&table), letters_(letters.size()) {
  all_.reserve(letters.size() * 2);
  const auto add = [&](unsigned value, ByteRole role, std::size_t letter) {
    all_.push_back({static_cast<unsigned char>(value), role, static_cast<std::uint32_t>(letter),
                    static_cast<std::uint32_t>(all_.size())});
  };
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const unsigned bytes = letters[i] < 0x80 ? static_cast<unsigned>(letters[i]) : table.bytes_of(letters[i]);
    if (bytes > 0xFF) {
      add(bytes >> 8, ByteRole::lead, i);
      add(bytes & 0xFF, ByteRole::trail, i);
    } else {
      add(bytes == 0 && letters[i] != 0 ? kOther : bytes, ByteRole::single, i);
    }
  }
  gone_.assign(all_.size(), false);
  units_ = all_;
}

std::vector<BackslashRun> EscapedBytes::runs() const {
  std::vector<BackslashRun> found;
  for (std::size_t at = 0; at < units_.size(); ++at) {
    if (!is_backslash(units_[at])) continue;
    BackslashRun run{at, at + 1, units_[at].role};
    // A trail byte further on has its lead byte before it, so only the first one can be half of a character.
    while (run.end < units_.size() && is_backslash(units_[run.end])) ++run.end;
    at = run.end - 1;
    found.push_back(run);
  }
  return found;
}

bool EscapedBytes::may_escape(const BackslashRun& run) const {
  if (run.end == units_.size() || units_[run.end].role != ByteRole::single) return false;
  // By itself half of a character parted another lead byte from its trail byte.
  if (!run.in_character() || run.size() > 1) return true;
  return table_->pair(units_[run.start - 1].value, units_[run.end].value) != 0;
}

EscapeHabit EscapedBytes::habit() const {
  std::array<std::size_t, 256> escaped{}, all{};
  for (const EscapeUnit& unit : units_)
    if (unit.role != ByteRole::lead) ++all[unit.value];
  const std::vector<BackslashRun> found = runs();
  // Of an odd number one is left that escapes what stands behind them.
  for (const BackslashRun& run : found)
    if (run.size() % 2 == 1 && may_escape(run)) ++escaped[units_[run.end].value];
  EscapeHabit habit;
  for (const char each : kOftenEscaped) {
    const auto byte = static_cast<unsigned char>(each);
    habit.escaped[byte] = escaped[byte] > 0 && escaped[byte] == all[byte];
  }
  for (const BackslashRun& run : found) {
    if (run.size() % 2 == 0 || (may_escape(run) && habit.escaped[units_[run.end].value])) continue;
    ++(run.in_character() && run.size() == 1 ? habit.bare_characters : habit.strays);
  }
  return habit;
}

void EscapedBytes::unescape(const EscapeHabit& habit) {
  std::vector<std::size_t> backslashes;
  for (const BackslashRun& run : runs()) {
    for (std::size_t at = run.start; at + 1 < run.end; at += 2) backslashes.push_back(at);
    const bool escapes =
        run.size() % 2 == 1 && run.end < units_.size() && habit.escaped[units_[run.end].value];
    if (escapes) backslashes.push_back(run.end - 1);
  }
  take_out(backslashes);
}

void EscapedBytes::take_out(const std::vector<std::size_t>& units) {
  for (const std::size_t each : units) gone_[units_[each].number] = true;
  std::vector<EscapeUnit> left;
  left.reserve(units_.size());
  ByteRole role = ByteRole::single;
  for (EscapeUnit unit : units_) {
    if (gone_[unit.number]) continue;
    // What stands behind a lead byte is its trail byte, whatever it was taken for.
    role = role == ByteRole::lead         ? ByteRole::trail
           : unit.role == ByteRole::trail ? ByteRole::single
                                          : unit.role;
    unit.role = role;
    left.push_back(unit);
  }
  units_ = std::move(left);
}

std::vector<bool> EscapedBytes::touched_letters() const {
  std::vector<bool> touched(letters_, false);
  for (std::size_t at = 0; at + 1 < all_.size(); ++at) {
    if (!gone_[at]) continue;
    // With what it stood before, so that an edit shows what was escaped.
    touched[all_[at].letter] = touched[all_[at + 1].letter] = true;
  }
  return touched;
}

EscapedBytes::Stretch EscapedBytes::stretch(std::size_t& at, const std::vector<bool>& touched) const {
  Stretch made{all_[at].letter, 0, {}, {}};
  std::size_t bytes = 0;
  unsigned char lead = 0;
  std::string gone;
  for (; at < all_.size() && touched[all_[at].letter]; ++at) {
    const EscapeUnit& unit = all_[at];
    made.last = unit.letter + 1;
    if (gone_[at]) {
      gone.push_back(static_cast<char>(unit.value));
      continue;
    }
    if (!gone.empty()) made.inserted.push_back({bytes, std::move(gone)});
    gone.clear();
    ++bytes;
    if (lead != 0) made.text.push_back(table_->pair(lead, unit.value));
    else if (unit.role != ByteRole::lead) made.text.push_back(table_->single(unit.value));
    lead = lead == 0 && unit.role == ByteRole::lead ? unit.value : static_cast<unsigned char>(0);
  }
  return made;
}

std::vector<EscapedBytes::Stretch> EscapedBytes::stretches() const {
  const std::vector<bool> touched = touched_letters();
  std::vector<Stretch> found;
  for (std::size_t at = 0; at < all_.size();) {
    if (touched[all_[at].letter]) found.push_back(stretch(at, touched));
    else ++at;
  }
  return found;
}

}  // namespace mojimend
