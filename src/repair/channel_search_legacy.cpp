// Writes the line back in every reader, and reads the bytes in every encoding: first by pairs of letters,
// then the best of them under the whole model.
#include <algorithm>
#include <string>
#include <vector>

#include "detect/byte_letters.h"
#include "repair/channel_search.h"
#include "repair/channel_table.h"
#include "repair/letters.h"

namespace mojimend {
namespace {

// Enough to tell encodings apart; what is longer says the same again.
constexpr std::size_t kSample = 48;  // letters
// Of the letters beyond ASCII a reader must have this share: some may be of another origin.
constexpr double kCovered = 0.8;
// Pairs that the whole model judges, and those that the search then follows.
constexpr std::size_t kJudged = 10, kMostModes = 3;
constexpr Cost kEntry = 3 * kNat;
// Less than this is not worth the search.
constexpr Cost kLeastGain = 4 * kNat;

// A letter that the reader does not have is not explained: as dear as what is no text.
constexpr Cost kUncovered = 16 * kNat;

struct Source {
  std::size_t reader;
  std::u32string seen;  // the letters that the reader has; a blank stands for others
  std::string bytes;
  Cost as_it_stands = 0;  // of `seen`
  Cost uncovered = 0;
};

struct WrittenRow {
  const ChannelRow* row;
  const Encoding* encoding;
};

// The rows of the table in which other text than UTF-8 is written.
const std::vector<WrittenRow>& written_rows() {
  static const std::vector<WrittenRow> rows = [] {
    std::vector<WrittenRow> made;
    for (const ChannelRow& row : channel_rows())
      if (row.written < kNever && row.name != "utf-8") made.push_back({&row, find_encoding(row.name)});
    return made;
  }();
  return rows;
}

struct Pair {
  const Source* source;
  const ChannelRow* row;
  const Encoding* written;
  Cost cost;  // of the text that it makes, and of how rare it is
};

// Letters beyond ASCII, from a little before the worst on, with what stands near them.
std::u32string sample_of(std::u32string_view line, std::size_t worst) {
  std::u32string sample;
  std::size_t first = worst > kSample / 2 ? worst - kSample / 2 : 0;
  const auto is_near = [line](std::size_t at) {
    const std::size_t from = at > TextModel::kContext ? at - TextModel::kContext : 0;
    const std::u32string_view near = line.substr(from, at + TextModel::kContext + 1 - from);
    return std::ranges::any_of(near, [](char32_t c) { return c >= 0x80; });
  };
  for (std::size_t at = first; at < line.size() && sample.size() < kSample; ++at)
    if (is_near(at)) sample += line[at];
  return sample;
}

// One for each set of readers that give the same bytes: the commonest of them.
std::vector<Source> sources_of(std::u32string_view sample) {
  std::vector<Source> sources;
  const bool wide = std::ranges::any_of(sample, [](char32_t c) { return c >= kFirstIdeograph; });
  for (std::size_t index = 0; index < reader_count(); ++index) {
    if (reads_double_bytes(index) && !wide) continue;
    const ReaderBytes& reader = mojimend::reader(index);
    Source source{index, {}, {}};
    std::size_t beyond = 0, covered = 0;
    for (const char32_t c : sample) {
      const SourceBytes bytes = reader.bytes_of(c);
      beyond += c >= 0x80;
      covered += c >= 0x80 && bytes.size != 0;
      source.seen += bytes.size != 0 ? c : U' ';
      if (bytes.size == 0) {
        source.bytes += ' ';
        source.uncovered += kUncovered;
      }
      for (unsigned each = 0; each < bytes.size; ++each) source.bytes += static_cast<char>(bytes[each]);
    }
    if (covered == 0 || static_cast<double>(covered) < kCovered * static_cast<double>(beyond)) continue;
    const auto same = std::ranges::find(sources, source.bytes, &Source::bytes);
    if (same == sources.end()) sources.push_back(std::move(source));
    else if (reader.nats() < mojimend::reader(same->reader).nats()) *same = std::move(source);
  }
  return sources;
}

// The cost of the text in the model's small table: what a look-up a byte can say.
Cost small_cost(std::string_view bytes, const Encoding& encoding) {
  const ByteLetters& letters = byte_letters(encoding);
  const std::uint8_t* const table = TextModel::get().small_costs();
  constexpr int kNoCharacter = 18 * kStepsPerNat;
  int steps = 0;
  unsigned before = letters.small[' '];
  for (const char each : bytes) {
    const auto byte = static_cast<unsigned char>(each);
    const char32_t c = letters.characters[byte];
    const bool text = c >= 0xA0 || (c >= 0x20 && c < 0x7F) || c == U'\t';
    steps += text ? table[before * kSmall + letters.small[byte]] : kNoCharacter;
    before = letters.small[byte];
  }
  return steps * kNat / kStepsPerNat;
}

// The text that the bytes say, and its cost; a byte that says nothing costs as noise does.
Cost whole_cost(std::string_view bytes, const Encoding& encoding) {
  constexpr Cost kNothing = 18 * kNat, kNoText = 1000000 * kNat;
  constexpr std::size_t kFailures = 8;  // one in so many bytes: more is no text of this encoding
  const Written written(encoding);
  std::u32string text;
  Cost lost = 0;
  Pending pending;
  for (const char each : bytes) {
    char32_t letter = 0;
    const Fed fed = written.feed(pending, static_cast<unsigned char>(each), letter);
    if (fed == Fed::letter) text += letter;
    if (fed != Fed::failed) continue;
    pending = {};
    lost += kNothing;
    if (lost > kNothing * static_cast<Cost>(1 + bytes.size() / kFailures)) return kNoText;
  }
  return lost + static_cast<Cost>(TextModel::get().cost(text));
}

Cost nats_of(const Source& source, const ChannelRow& row) {
  return source.uncovered + static_cast<Cost>((row.written + reader(source.reader).nats()) * kNat);
}

std::vector<Pair> pairs_of(const std::vector<Source>& sources) {
  std::vector<Pair> single, pairs;
  for (const Source& source : sources)
    for (const auto& [row, written] : written_rows()) {
      if (row->name == reader(source.reader).name()) continue;
      if (written->kind == EncodingKind::double_byte) {
        pairs.push_back({&source, row, written, 0});
      } else {
        const Cost cost = small_cost(source.bytes, *written) + nats_of(source, *row);
        single.push_back({&source, row, written, cost});
      }
    }
  std::ranges::stable_sort(single, {}, &Pair::cost);
  if (single.size() > kJudged) single.resize(kJudged);
  pairs.insert(pairs.end(), single.begin(), single.end());
  return pairs;
}

}  // namespace

std::vector<Mode> channels_from_legacy(std::u32string_view line, std::size_t worst) {
  const std::u32string sample = sample_of(line, worst);
  std::vector<Source> sources = sources_of(sample);
  for (Source& each : sources) each.as_it_stands = static_cast<Cost>(TextModel::get().cost(each.seen));
  std::vector<Pair> pairs = pairs_of(sources);
  std::erase_if(pairs, [](Pair& each) {
    each.cost = whole_cost(each.source->bytes, *each.written) + nats_of(*each.source, *each.row);
    return each.cost + kLeastGain > each.source->as_it_stands;
  });
  std::ranges::stable_sort(pairs, {}, &Pair::cost);
  std::vector<Mode> modes;
  for (const Pair& each : pairs) {
    if (modes.size() == kMostModes) break;
    modes.push_back({each.source->reader, Written(*each.written),
                     kEntry + nats_of(*each.source, *each.row) - each.source->uncovered, Unreadable::none});
  }
  return modes;
}

}  // namespace mojimend
