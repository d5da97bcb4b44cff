// Reads, has the cutter cut, has the worker mend, and gives the sinks what comes of it, in order.
#include "records/records.h"

#include <algorithm>
#include <cstring>
#include <memory>

#include "jobs/ordered_work.h"
#include "records/csv_rows.h"
#include "records/json_lines.h"
#include "records/lines.h"
#include "records/warc_records.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// Large enough that few records are moved to the buffer's front, small enough that output follows soon.
constexpr std::size_t kBuffer = std::size_t{1} << 20;  // bytes; doubled for a record that is longer

// What was read and not yet cut off.
class Pending {
 public:
  std::string_view bytes() const { return {buffer_.data() + start_, filled_ - start_}; }
  void drop(std::size_t size) { start_ += size; }

  // The number of bytes that came. kJsonPadding bytes behind bytes() may be read.
  Result<std::size_t> read(RecordInput& input) {
    std::memmove(buffer_.data(), buffer_.data() + start_, filled_ - start_);
    filled_ -= start_;
    start_ = 0;
    if (buffer_.size() < filled_ + kBuffer / 2 + kJsonPadding)
      buffer_.resize(std::min(2 * filled_, kLongestRecord) + kBuffer + kJsonPadding);
    const auto room = std::span(buffer_).subspan(filled_, buffer_.size() - filled_ - kJsonPadding);
    auto count = input.read(room.first(std::min({room.size(), kBuffer, kLongestRecord - filled_})));
    if (count) filled_ += *count;
    return count;
  }

 private:
  std::vector<char> buffer_ = std::vector<char>(kBuffer + kJsonPadding);
  std::size_t start_ = 0, filled_ = 0;  // bytes
};

// Bytes of pieces that may wait for their turn: a bound on memory that leaves each of a few threads a piece
// to go on with.
constexpr std::size_t kWaiting = std::size_t{32} << 20;

// A piece on its way from the cutter to the sinks.
struct Task {
  RecordPiece piece;
  Cut cut;
  std::string bytes;  // of the piece, if it has to outlive the reader's buffer
  Findings found;
  Result<void> done;
};

class RecordRun {
 public:
  RecordRun(RecordInput& input, const Options& options, const RecordFormat& format, const RecordSinks& sinks);
  Result<RecordTotals> run();

 private:
  Result<void> begin(std::string_view bytes);
  Result<void> cut_all(Rest rest);
  std::unique_ptr<RecordWorker> make_worker(const RecordFormat& format) const;
  Result<void> give(const Cut& cut);
  Result<void> emit(Task& task);
  Result<void> emit_while(const std::function<bool()>& wanted);
  Result<void> give_records(const Findings& found);
  void add(const Findings& found);
  void tell(Error error);
  void tell_rest();

  RecordInput& input_;
  const RecordSinks& sinks_;
  WorkOptions work_;
  CsvLayout layout_;
  std::unique_ptr<RecordCutter> cutter_;
  std::unique_ptr<RecordWorker> worker_;  // null if there are several, with threads of their own
  std::size_t waiting_ = 0;               // bytes that are with the threads
  Pending pending_;
  std::uint64_t offset_ = 0;  // of what is pending
  std::size_t line_ = 1;
  bool may_be_utf16_ = true;
  RecordTotals totals_;
  std::optional<OrderedWork<Task>> threads_;  // last, so that the rest outlives them
};

RecordRun::RecordRun(RecordInput& input, const Options& options, const RecordFormat& format,
                     const RecordSinks& sinks)
    : input_(input), sinks_(sinks) {
  work_.options = options;
  // Nobody who wrote a page of a crawl was asked what is to be mended.
  work_.options.comments = Comments::passed_over;
  work_.path = input.path();
  work_.header_fields = sinks.header_fields;
  work_.reports = sinks.record ? RecordReports::kept : RecordReports::dropped;
  may_be_utf16_ = format.kind != RecordKind::warc;
  if (may_be_utf16_ && work_.options.from.empty()) work_.options.from = {"utf-8"};
  switch (format.kind) {
    case RecordKind::warc:
      cutter_ = std::make_unique<WarcCutter>();
      break;
    case RecordKind::csv:
      cutter_ = std::make_unique<CsvCutter>(format.columns, layout_);
      break;
    case RecordKind::line:
    case RecordKind::jsonl:
      cutter_ = std::make_unique<LineCutter>();
  }
  if (sinks.jobs < 2) {
    worker_ = make_worker(format);
    return;
  }
  threads_.emplace(sinks.jobs, [&]() -> OrderedWork<Task>::Work {
    return [worker = std::shared_ptr(make_worker(format))](Task& task) {
      task.done = worker->work(task.piece, task.found);
    };
  });
}

std::unique_ptr<RecordWorker> RecordRun::make_worker(const RecordFormat& format) const {
  switch (format.kind) {
    case RecordKind::warc:
      return std::make_unique<WarcWorker>(work_);
    case RecordKind::csv:
      return std::make_unique<CsvWorker>(work_, layout_);
    case RecordKind::jsonl:
      return std::make_unique<JsonWorker>(work_, format.fields);
    case RecordKind::line:
      break;
  }
  return std::make_unique<LineWorker>(work_);
}

Result<RecordTotals> RecordRun::run() {
  std::optional<Error> cut_off;
  for (bool first = true, ended = false; !ended && !cut_off; first = false) {
    // Nobody is to wait for what is done while nothing comes.
    if (auto done = emit_while([&] { return !input_.is_ready(); }); !done) return failure(done.error());
    const auto count = pending_.read(input_);
    if (!count) cut_off = count.error();
    ended = count && *count == 0;
    if (first)
      if (auto done = begin(pending_.bytes()); !done) return failure(done.error());
    const Rest rest = ended ? Rest::none : Rest::more;
    if (auto done = cut_all(rest); !done) return failure(done.error());
  }
  // Whoever stops the program wants no half record; where the input itself ends in one, it is all that there
  // is.
  if (cut_off && cut_off->kind != ErrorKind::stopped && !pending_.bytes().empty())
    if (auto done = give({pending_.bytes().size(), PieceKind::passed}); !done) return failure(done.error());
  if (auto done = emit_while([] { return true; }); !done) return failure(done.error());
  if (!cut_off)
    if (auto error = cutter_->end()) {
      error->offset = *error->offset + offset_;
      error->line = line_;
      tell(*error);
    }
  if (const auto remark = input_.remark()) tell(*remark);
  tell_rest();
  if (sinks_.file && (!cut_off || sinks_.cut_input == CutInput::ends_output))
    if (auto done = sinks_.file->end(totals_.totals); !done) return failure(done.error());
  if (cut_off && cut_off->advice.empty())
    cut_off->advice =
        sinks_.cut_input == CutInput::ends_output
            ? "what stood before that place was passed on"
            : "the file was left as it is; what stands before that place, mojimend fix passes on "
              "from standard input";
  if (cut_off) return failure(*cut_off);
  return totals_;
}

Result<void> RecordRun::begin(std::string_view bytes) {
  if (may_be_utf16_ && (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))) {
    Error error{ErrorKind::undecodable, "its byte order mark says UTF-16, and records are read as UTF-8",
                "mend it without --records first, which gives UTF-8"};
    error.path = input_.path();
    error.offset = 0;
    return failure(error);
  }
  if (!sinks_.file) return {};
  DocumentHead head;
  head.path = input_.path();
  head.encoding = work_.options.from.empty() ? "utf-8" : work_.options.from.front();
  head.confidence = 1;
  head.bom = bytes.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  return sinks_.file->begin(head);
}

Result<void> RecordRun::cut_all(Rest rest) {
  while (!pending_.bytes().empty()) {
    const bool full = rest == Rest::more && pending_.bytes().size() >= kLongestRecord;
    const Cut cut = cutter_->cut(pending_.bytes(), full ? Rest::no_room : rest);
    if (cut.size == 0) break;
    if (auto done = give(cut); !done) return done;
  }
  return {};
}

Result<void> RecordRun::give(const Cut& cut) {
  auto task = std::make_unique<Task>();
  task->piece = {pending_.bytes().substr(0, cut.size), offset_, line_, cut.first_record};
  task->cut = cut;
  const std::string_view bytes = task->piece.bytes;
  offset_ += cut.size;
  line_ += static_cast<std::size_t>(std::ranges::count(bytes, '\n'));
  pending_.drop(cut.size);
  if (!threads_) {
    if (cut.kind == PieceKind::records) task->done = worker_->work(task->piece, task->found);
    return emit(*task);
  }
  task->bytes.reserve(bytes.size() + kJsonPadding);
  task->bytes = bytes;
  task->piece.bytes = task->bytes;
  waiting_ += task->bytes.size();
  if (cut.kind == PieceKind::records) threads_->give(std::move(task));
  else threads_->give_done(std::move(task));
  return emit_while([&] { return threads_->size() > 2 * sinks_.jobs || waiting_ > kWaiting; });
}

Result<void> RecordRun::emit_while(const std::function<bool()>& wanted) {
  while (threads_ && threads_->size() > 0 && wanted()) {
    const std::unique_ptr<Task> task = threads_->take();
    waiting_ -= task->bytes.size();
    if (auto done = emit(*task); !done) return done;
  }
  return {};
}

Result<void> RecordRun::emit(Task& task) {
  if (!task.done) return task.done;
  const RecordPiece& piece = task.piece;
  Findings& found = task.found;
  if (task.cut.trouble) {
    Error error = *task.cut.trouble;
    error.offset = *error.offset + piece.offset;
    error.line = *error.line + piece.first_line;
    tell(std::move(error));
  }
  if (!task.cut.note.empty()) found.notes.push_back(task.cut.note);
  add(found);
  if (auto done = give_records(found); !done) return done;
  if (!sinks_.file) return {};
  return sinks_.file->block({piece.bytes, piece.offset, piece.first_line, std::move(found.changes),
                             std::move(found.losses), std::move(found.suspects)});
}

Result<void> RecordRun::give_records(const Findings& found) {
  for (const auto& [text, report] : found.records) {
    const Block whole{text, 0, 1, report.changes, report.losses, report.suspects};
    if (auto done = sinks_.record->begin(report.head); !done) return done;
    if (auto done = sinks_.record->block(whole); !done) return done;
    if (auto done = sinks_.record->end(report.totals); !done) return done;
  }
  return {};
}

void RecordRun::add(const Findings& found) {
  totals_.totals += found.totals;
  for (const std::string& each : found.notes) ++totals_.notes[each];
  for (const Error& each : found.troubles) tell(each);
}

void RecordRun::tell(Error error) {
  if (++totals_.left > kToldTroubles) return;
  error.path = work_.path;
  sinks_.trouble(error);
}

void RecordRun::tell_rest() {
  if (totals_.left <= kToldTroubles) return;
  Error error{ErrorKind::malformed, "and " + std::to_string(totals_.left - kToldTroubles) +
                                        " more troubles of such kinds, which were not named one by one"};
  error.path = work_.path;
  sinks_.trouble(error);
}

}  // namespace

Result<RecordTotals> process_records(RecordInput& input, const Options& options, const RecordFormat& format,
                                     const RecordSinks& sinks) {
  return RecordRun(input, options, format, sinks).run();
}

}  // namespace mojimend
