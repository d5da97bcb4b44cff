// TextView: a document in any encoding as the same document in UTF-8, for writers that show it to people.
#pragma once

#include <optional>
#include <string>

#include "pipeline/pipeline.h"
#include "report/spool.h"

namespace mojimend {

// Hands on blocks whose bytes are the text as it was read, with changes at their places in it; those that
// only write the same text in another encoding change nothing there. Bytes that could not be read stay bytes.
// Losses are left out. A document in UTF-8 passes as it is.
class TextView : public ReportSink {
 public:
  // `original` is where the blocks come from, and must outlive it.
  explicit TextView(Source& original) : text_(original) {}
  // Before anything is handed on; `next` must outlive the blocks.
  void show_to(ReportSink& next) { next_ = &next; }
  // The text, as far as blocks of it have come.
  Source& source() { return text_; }

  Result<void> begin(const DocumentHead& head) override;
  Result<void> block(const Block& block) override;
  Result<void> end(const Totals& totals) override { return next_->end(totals); }

 private:
  class Text : public Source {
   public:
    explicit Text(Source& original) : original_(original) {}
    std::string path() const override { return original_.path(); }
    Result<std::size_t> read(std::uint64_t offset, std::span<char> buffer) override {
      return spool ? spool->read(offset, buffer) : original_.read(offset, buffer);
    }
    std::optional<Spool> spool;  // none: the original is UTF-8

   private:
    Source& original_;
  };

  ReportSink* next_ = nullptr;
  Text text_;
  std::string encoding_;
  std::size_t first_line_ = 1;
};

}  // namespace mojimend
