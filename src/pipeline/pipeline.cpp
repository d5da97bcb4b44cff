// The flow, in the order in which it runs. Everything that decides lives in the layers; this page only
// connects.
#include "pipeline/pipeline.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <memory>
#include <optional>

#include "detect/detect.h"
#include "encoding/cesu8.h"
#include "encoding/decode.h"
#include "encoding/utf8_scan.h"
#include "normalize/normalize.h"
#include "pipeline/blocks.h"
#include "pipeline/inline_comments.h"
#include "pipeline/mixed.h"
#include "pipeline/transcode.h"
#include "repair/repair.h"
#include "text/edited.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

constexpr std::size_t kSurveyPiece = std::size_t{256} << 10;  // bytes
// With its changes, some six times as much: within the second-level cache of common processors.
constexpr std::size_t kCached = std::size_t{64} << 10;  // bytes of text

Error at_path(Error error, const Source& source) {
  if (error.path.empty()) error.path = source.path();
  return error;
}

// What a document begins with, by which it shows what kind of text it is.
constexpr std::size_t kBeginning = 256;  // bytes

// bytes → detect
Result<Detection> survey(Source& source, const Options& options, std::uint64_t& size) {
  DetectOptions detect_options;
  for (const std::string& label : options.from) {
    const Encoding* encoding = find_encoding(label);
    if (!encoding)
      return failure({ErrorKind::usage, "--from: there is no encoding called " + label,
                      "see the labels of the WHATWG Encoding Standard"});
    detect_options.from.push_back(encoding);
  }
  for (const std::string& name : options.among) detect_options.among.push_back(find_encoding(name));
  Survey survey(detect_options);
  const auto piece = std::make_unique_for_overwrite<char[]>(kSurveyPiece);
  for (size = 0;;) {
    auto read = source.read(size, {piece.get(), kSurveyPiece});
    if (!read) return failure(at_path(std::move(read.error()), source));
    survey.feed({piece.get(), *read});
    size += *read;
    if (*read < kSurveyPiece) return survey.finish();
  }
}

DocumentHead head_of(const Detection& found, const Source& source, std::uint64_t size) {
  DocumentHead head;
  head.path = source.path();
  head.encoding = found.encoding                   ? std::string(found.encoding->name)
                  : found.nature == Nature::binary ? "binary"
                                                   : "unknown";
  head.confidence = found.confidence;
  head.bom = found.bom;
  head.size = size;
  for (const SegmentGuess& each : found.segments)
    head.segments.push_back({each.span.start, each.span.end,
                             each.encoding ? std::string(each.encoding->name) : "unknown", each.confidence});
  for (const Candidate& each : found.candidates)
    head.candidates.push_back({std::string(each.encoding->name), each.confidence, each.evidence});
  return head;
}

Result<void> refuse(const Detection& found) {
  switch (found.nature) {
    case Nature::text:
      return {};
    case Nature::empty:
      return failure({ErrorKind::empty, "the file is empty", "there is nothing to look at"});
    case Nature::binary:
      return failure(
          {ErrorKind::binary, "this is no text: " + found.reason, "leave it out", {}, found.reason_offset});
    case Nature::unknown:
      break;
  }
  return failure({ErrorKind::undecodable,
                  "no encoding explains these bytes: " + found.reason,
                  "name the encoding with --from",
                  {},
                  found.reason_offset});
}

// One block of the document on its way through decode → repair → normalize → Report. Memory is used again
// from block to block.
class BlockFlow {
 public:
  // `size`: of the document, in bytes.
  BlockFlow(const Options& options, const Detection& found, const Source& source, std::uint64_t size,
            ReportSink& sink)
      : options_(options),
        found_(found),
        path_(source.path()),
        size_(size),
        target_(options, found),
        sink_(sink) {}

  Result<void> run(std::string_view bytes, std::size_t offset, std::size_t first_line) {
    block_.original = bytes;
    block_.offset = offset;
    block_.first_line = first_line;
    block_.changes.clear();
    block_.losses.clear();
    block_.suspects.clear();
    if (found_.encoding->kind == EncodingKind::utf8 && found_.invalid_utf8 == 0) {
      const OffsetMap map = OffsetMap::identity(bytes.size(), offset);
      const Page page{bytes, &map};
      const bool damaged = may_be_damaged(bytes, options_.rules);
      const bool is_doubtful =
          damaged || may_be_changed_by_policies(bytes, options_.rules, options_.policies);
      read_comments(bytes, is_doubtful);
      if (is_doubtful) mend(page, {}, repairs_of(page, damaged));
      go_on(page);
      return give();
    }
    decoded_ = transcodes_segments(options_, found_)
                   ? decode_segments(bytes, found_.segments, offset)
                   : decode_lenient(bytes, *found_.encoding, offset, std::move(decoded_));
    const Page page{decoded_.text, &decoded_.map, bytes};
    Repairs repairs = repairs_of(page, may_be_damaged(page.text, options_.rules));
    read_comments(page.text, true);
    const bool clean = repairs.edits.empty() && repairs.alternatives.empty() && repairs.losses.empty() &&
                       repairs.suspects.empty();
    if (clean && decoded_.unreadable.empty() &&
        !may_be_changed_by_policies(page.text, options_.rules, options_.policies)) {
      go_on(page);
      return transcode(page);
    }
    mend(page, decoded_.unreadable, std::move(repairs));
    go_on(page);
    return give();
  }

  const Totals& totals() const { return totals_; }

 private:
  Result<void> give() {
    for (const Change& change : block_.changes) totals_.count(change);
    totals_.losses += block_.losses.size();
    totals_.suspects += block_.suspects.size();
    return sink_.block(block_);
  }

  // A page that is only to be written in another encoding has a change a line, so it goes in blocks that fit
  // in the cache with them.
  Result<void> transcode(const Page& page) {
    const std::string_view bytes = block_.original;
    std::size_t first = block_.offset;
    for (Span text; text.start < page.text.size() || first < page.map->original_end();
         text.start = text.end) {
      const std::size_t line = page.text.find('\n', std::min(text.start + kCached, page.text.size()));
      text.end = line == page.text.npos ? page.text.size() : line + 1;
      const std::size_t end = text.end == page.text.size()
                                  ? page.map->original_end()
                                  : page.map->to_original({text.end, text.end}).start;
      block_.original = bytes.substr(first - page.map->base(), end - first);
      block_.offset = first;
      target_.finish(page, bytes, {}, {text, {first, end}}, block_.changes);
      if (auto given = give(); !given) return given;
      block_.first_line +=
          static_cast<std::size_t>(std::ranges::count(page.text.substr(text.start, text.size()), '\n'));
      first = end;
    }
    return {};
  }

  Repairs repairs_of(const Page& page, bool damaged) const {
    return damaged ? repair(page, options_.rules) : Repairs{};
  }

  // A document of one block that is clean has nothing to be silent about.
  void read_comments(std::string_view text, bool is_doubtful) {
    const bool whole = block_.offset == 0 && block_.original.size() == size_;
    if (options_.comments == Comments::honoured && (is_doubtful || !whole)) comments_.read(text);
  }

  Normalizer& normalizer(std::string_view text) {
    if (!normalizer_)
      normalizer_.emplace(options_.rules, options_.policies,
                          context_of(options_.policies.context(), path_, text.substr(0, kBeginning)));
    return *normalizer_;
  }

  // What follows in another block goes by what stands in this one.
  void go_on(const Page& page) {
    if (has_policies(options_.rules) && page.map->original_end() < size_)
      normalizer(page.text).go_on(page.text);
  }

  EditList normalized(const Page& page, EditList edits) {
    const PagePlace place = block_.offset == 0 ? PagePlace::start_of_document : PagePlace::later;
    const EditedText repaired = with_edits(page, target_.applied(edits));
    Normalized found = normalizer(page.text).run(repaired.page(), place);
    std::vector<Edit> all = edits.overlaid_by(beside_suggestions(edits, std::move(found.changes))).take();
    std::ranges::move(std::move(found.reports).take(), std::back_inserter(all));
    edits = EditList(std::move(all));
    return comments_.empty() ? edits : comments_.left(page, std::move(edits));
  }

  // A policy leaves alone what may be damage and waits for a yes: whatever it changed there could not be
  // repaired any more. Line ends are no part of the damage.
  EditList beside_suggestions(const EditList& repairs, EditList changes) const {
    std::vector<Span> waiting;
    for (const Edit& each : repairs)
      if (!target_.applies(each)) waiting.push_back(each.span);
    std::vector<Edit> left = std::move(changes).take();
    std::erase_if(
        left, [&](const Edit& each) { return each.rule != Rule::newline && is_among(waiting, each.span); });
    return EditList(std::move(left));
  }

  void mend(const Page& page, const std::vector<Span>& unreadable, Repairs repairs) {
    if (!comments_.empty()) {
      repairs.edits = comments_.left(page, std::move(repairs.edits));
      repairs.alternatives = comments_.left(page, std::move(repairs.alternatives));
      repairs.losses = comments_.left(page, std::move(repairs.losses));
      repairs.suspects = comments_.left(page, std::move(repairs.suspects));
    }
    block_.suspects = std::move(repairs.suspects);
    EditList edits = options_.apply == ApplyLevel::with_suggested
                         ? std::move(repairs.edits).overlaid_by(std::move(repairs.alternatives))
                         : std::move(repairs.edits);
    if (has_policies(options_.rules)) edits = normalized(page, std::move(edits));
    const MappedSpan whole{{0, page.text.size()}, {page.map->base(), page.map->original_end()}};
    target_.finish(page, block_.original, std::move(edits), whole, block_.changes);
    if (!options_.rules.has(Rule::lost)) return;
    add_losses(unreadable, std::move(repairs.losses));
    if (!comments_.empty()) block_.losses = comments_.left(page, std::move(block_.losses));
  }

  // Whether it overlaps one of `places`, which are sorted and apart.
  static bool is_among(const std::vector<Span>& places, Span place) {
    const auto behind = std::ranges::upper_bound(places, place.start, {}, &Span::start);
    return (behind != places.end() && behind->overlaps(place)) ||
           (behind != places.begin() && std::prev(behind)->overlaps(place));
  }

  // `before`: what repair says was lost before.
  void add_losses(const std::vector<Span>& unreadable, std::vector<Loss> before) {
    std::vector<Span> mended, repaired;
    for (const Change& change : block_.changes) {
      if (!change.applies) continue;
      block_.losses.insert(block_.losses.end(), change.edit.losses.begin(), change.edit.losses.end());
      // Their edits say for themselves what stays lost.
      if (!change.edit.channel.empty()) repaired.push_back(change.edit.span);
      const bool reads = change.edit.rule == Rule::surrogate || change.edit.rule == Rule::out_of_step;
      if (reads) mended.push_back(change.edit.span);
    }
    for (Loss& loss : before)
      if (!is_among(unreadable, loss.span) && !is_among(repaired, loss.span))
        block_.losses.push_back(std::move(loss));
    const EncodingKind kind = found_.encoding->kind;
    const bool has_halves = kind == EncodingKind::utf8 || kind == EncodingKind::cesu8;
    const std::string_view bytes = has_halves ? block_.original : std::string_view();
    for (std::size_t i = 0; i < unreadable.size(); ++i) {
      Span place = unreadable[i];
      if (is_among(mended, place)) continue;
      const char32_t half = cesu8_surrogate(bytes, place.start - block_.offset);
      const std::size_t end = place.start + kCesu8Surrogate;
      while (half != 0 && i + 1 < unreadable.size() && unreadable[i + 1].start < end)
        place.end = unreadable[++i].end;
      block_.losses.push_back(
          {place, half == 0 ? "bytes that are no " + std::string(found_.encoding->name)
                            : code_point_name(half) + ", half of a pair whose other half is gone"});
    }
    std::sort(block_.losses.begin(), block_.losses.end(),
              [](const Loss& a, const Loss& b) { return a.span < b.span; });
  }

  const Options& options_;
  const Detection& found_;
  const std::string path_;
  const std::uint64_t size_;
  const Target target_;
  ReportSink& sink_;
  Decoded decoded_;
  InlineComments comments_;
  std::optional<Normalizer> normalizer_;
  Block block_;
  Totals totals_;
};

}  // namespace

Result<std::size_t> MemorySource::read(std::uint64_t offset, std::span<char> buffer) {
  const std::string_view rest = bytes_.substr(std::min<std::size_t>(offset, bytes_.size()), buffer.size());
  if (!rest.empty()) std::memcpy(buffer.data(), rest.data(), rest.size());
  return rest.size();
}

bool is_clean(std::string_view text, const Options& options) {
  const bool utf8 = std::all_of(options.from.begin(), options.from.end(), [](const std::string& label) {
    const Encoding* encoding = find_encoding(label);
    return encoding && encoding->kind == EncodingKind::utf8;
  });
  return utf8 && valid_utf8_prefix(text) == text.size() && !may_be_damaged(text, options.rules) &&
         !may_be_changed_by_policies(text, options.rules, options.policies);
}

Result<DocumentHead> inspect(Source& source, const Options& options) {
  std::uint64_t size = 0;
  auto found = survey(source, options, size);
  if (!found) return failure(std::move(found.error()));
  if (found->nature == Nature::empty) return failure(at_path(refuse(*found).error(), source));
  return head_of(*found, source, size);
}

Result<Totals> process(Source& source, const Options& options, ReportSink& sink) {
  const auto fail = [&](Error error) { return failure(at_path(std::move(error), source)); };
  std::uint64_t size = 0;
  auto found = survey(source, options, size);
  if (!found) return fail(std::move(found.error()));
  if (auto refused = refuse(*found); !refused) return fail(std::move(refused.error()));
  if (auto readable = check_readable(source, options, *found); !readable)
    return fail(std::move(readable.error()));
  if (auto begun = sink.begin(head_of(*found, source, size)); !begun) return fail(std::move(begun.error()));
  BlockReader blocks(source, *found->encoding, options.block_size);
  BlockFlow flow(options, *found, source, size, sink);
  while (true) {
    const auto bytes = blocks.next();
    if (!bytes) return fail(bytes.error());
    if (bytes->empty()) break;
    if (auto done = flow.run(*bytes, blocks.offset(), blocks.first_line()); !done)
      return fail(std::move(done.error()));
  }
  if (auto ended = sink.end(flow.totals()); !ended) return fail(std::move(ended.error()));
  return flow.totals();
}

Result<void> Report::begin(const DocumentHead& given) {
  head = given;
  return {};
}

Result<void> Report::block(const Block& given) {
  std::vector<Edit> applied;
  for (const Change& change : given.changes)
    if (change.applies) applied.push_back(change.edit);
  fixed += EditList(std::move(applied)).apply(given.original, given.offset);
  changes.insert(changes.end(), given.changes.begin(), given.changes.end());
  losses.insert(losses.end(), given.losses.begin(), given.losses.end());
  suspects.insert(suspects.end(), given.suspects.begin(), given.suspects.end());
  return {};
}

Result<void> Report::end(const Totals& given) {
  totals = given;
  return {};
}

Result<Report> process(std::string_view bytes, const Options& options, std::string path) {
  MemorySource source(bytes, std::move(path));
  Report report;
  auto done = process(source, options, report);
  if (!done) return failure(std::move(done.error()));
  return report;
}

}  // namespace mojimend
