// The flow, in the order in which it runs. Everything that decides lives in the layers; this page only
// connects.
#include "pipeline/pipeline.h"

#include <algorithm>
#include <cstring>

#include "detect/detect.h"
#include "encoding/decode.h"
#include "encoding/utf8_scan.h"
#include "normalize/normalize.h"
#include "pipeline/blocks.h"
#include "pipeline/transcode.h"
#include "repair/repair.h"
#include "text/edited.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

constexpr std::size_t kSurveyPiece = std::size_t{256} << 10;

Error at_path(Error error, const Source& source) {
  if (error.path.empty()) error.path = source.path();
  return error;
}

bool has_policies(const RuleSet& rules) { return rules.has(Rule::bom) || rules.has(Rule::newline); }

bool is_undamaged(std::string_view text, const RuleSet& rules) {
  return !has_policies(rules) && !may_be_damaged(text, rules);
}

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
  Survey survey(detect_options);
  std::string piece(kSurveyPiece, '\0');
  for (size = 0;;) {
    auto read = source.read(size, piece);
    if (!read) return failure(at_path(std::move(read.error()), source));
    survey.feed(std::string_view(piece).substr(0, *read));
    size += *read;
    if (*read < piece.size()) return survey.finish();
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

// One block on its way through decode → repair → normalize → Report.
class BlockFlow {
 public:
  BlockFlow(const Options& options, const Detection& found)
      : options_(options), found_(found), target_(options, *found.encoding, found.bom) {}

  Block run(std::string_view bytes, std::size_t offset, std::size_t first_line) {
    Block block{bytes, offset, first_line, {}, {}};
    const bool is_utf8 = found_.encoding->kind == EncodingKind::utf8;
    if (is_utf8 && found_.invalid_utf8 == 0 && is_undamaged(bytes, options_.rules)) return block;
    const Decoded decoded = is_utf8 && found_.invalid_utf8 == 0
                                ? Decoded{std::string(bytes), OffsetMap::identity(bytes.size(), offset), {}}
                                : decode_lenient(bytes, *found_.encoding, offset);
    const Page page{decoded.text, &decoded.map};
    Repairs repairs;
    if (may_be_damaged(page.text, options_.rules)) repairs = repair(page, options_.rules);
    EditList edits = options_.apply == ApplyLevel::with_suggested
                         ? std::move(repairs.edits).overlaid_by(std::move(repairs.alternatives))
                         : std::move(repairs.edits);
    if (has_policies(options_.rules)) {
      const PagePlace place = offset == 0 ? PagePlace::start_of_document : PagePlace::later;
      edits = edits.overlaid_by(normalize(with_edits(page, applied(edits)).page(), options_.rules, place));
    }
    for (FinishedEdit& edit : target_.finish(page, bytes, std::move(edits))) add(block, std::move(edit));
    add_losses(block, decoded, std::move(repairs.losses));
    return block;
  }

 private:
  bool applies(const Edit& edit) const {
    return edit.safety == Safety::safe || options_.apply == ApplyLevel::with_suggested;
  }

  EditList applied(const EditList& edits) const {
    std::vector<Edit> made;
    std::copy_if(edits.begin(), edits.end(), std::back_inserter(made),
                 [&](const Edit& e) { return applies(e); });
    return EditList(std::move(made));
  }

  void add(Block& block, FinishedEdit finished) const {
    Change change;
    const Span span = finished.edit.span;
    change.before =
        decode_lenient(block.original.substr(span.start - block.offset, span.size()), *found_.encoding).text;
    change.after = std::move(finished.after);
    change.applies = finished.writable && applies(finished.edit);
    change.edit = std::move(finished.edit);
    if (change.applies && options_.rules.has(Rule::lost))
      block.losses.insert(block.losses.end(), change.edit.losses.begin(), change.edit.losses.end());
    block.changes.push_back(std::move(change));
  }

  void add_losses(Block& block, const Decoded& decoded, std::vector<Loss> before) const {
    if (!options_.rules.has(Rule::lost)) return;
    const auto unreadable = [&](const Loss& loss) {
      return std::any_of(decoded.unreadable.begin(), decoded.unreadable.end(),
                         [&](Span each) { return each.overlaps(loss.span); });
    };
    for (Loss& loss : before)
      if (decoded.unreadable.empty() || !unreadable(loss)) block.losses.push_back(std::move(loss));
    for (Span each : decoded.unreadable)
      block.losses.push_back({each, "bytes that are no " + std::string(found_.encoding->name)});
    std::sort(block.losses.begin(), block.losses.end(),
              [](const Loss& a, const Loss& b) { return a.span < b.span; });
  }

  const Options& options_;
  const Detection& found_;
  const Target target_;
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
  return utf8 && is_undamaged(text, options.rules) && valid_utf8_prefix(text) == text.size();
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
  if (auto readable = check_readable(source, options, *found->encoding); !readable)
    return fail(std::move(readable.error()));
  if (auto begun = sink.begin(head_of(*found, source, size)); !begun) return fail(std::move(begun.error()));
  BlockReader blocks(source, *found->encoding);
  BlockFlow flow(options, *found);
  Totals totals;
  for (std::size_t line = 1;;) {
    const auto bytes = blocks.next();
    if (!bytes) return fail(bytes.error());
    if (bytes->empty()) break;
    const Block block = flow.run(*bytes, blocks.offset(), line);
    for (const Change& change : block.changes) ++(change.applies ? totals.applied : totals.suggested);
    totals.losses += block.losses.size();
    if (auto taken = sink.block(block); !taken) return fail(std::move(taken.error()));
    line += static_cast<std::size_t>(std::count(bytes->begin(), bytes->end(), '\n'));
  }
  if (auto ended = sink.end(totals); !ended) return fail(std::move(ended.error()));
  return totals;
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
