// The whole flow on one page: bytes → detect → decode → repair → normalize → report.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/decisions.h"
#include "pipeline/report.h"
#include "text/policy.h"
#include "text/result.h"
#include "text/rule.h"

namespace mojimend {

enum class ApplyLevel { safe_only, with_suggested };
enum class Comments { honoured, passed_over };  // "mojimend: ignore" and its kin, in the text
enum class TargetEncoding { utf8, keep };

// A page as evidence is a few hundred KiB at most; so much at once bounds the memory and keeps pages whole.
inline constexpr std::size_t kBlockSize = std::size_t{4} << 20;  // bytes
// Room for the longest character of any encoding several times over.
inline constexpr std::size_t kLeastBlockSize = 16;  // bytes

struct Options {
  RuleSet rules = RuleSet::defaults();
  Policies policies;
  ApplyLevel apply = ApplyLevel::safe_only;
  TargetEncoding to = TargetEncoding::utf8;
  Comments comments = Comments::honoured;
  std::vector<std::string> from;   // labels; only these encodings are considered
  std::vector<std::string> among;  // names; if not empty, no other encodings are thought possible
  // The most bytes that are looked at together, at least kLeastBlockSize. Documents up to this size are one
  // page; tests lower it.
  std::size_t block_size = kBlockSize;
  // What is to be changed; null: `apply` decides. Changes of the rule `encoding` are made or not by `to`
  // alone.
  std::shared_ptr<const Decisions> decisions = {};
};

// The bytes of a document; read twice, once to find the encoding and once to repair.
class Source {
 public:
  virtual ~Source() = default;
  virtual std::string path() const = 0;
  // Fills as much of `buffer` as there is from `offset`; fewer bytes only at the end of the document.
  virtual Result<std::size_t> read(std::uint64_t offset, std::span<char> buffer) = 0;
};

class MemorySource : public Source {
 public:
  explicit MemorySource(std::string_view bytes, std::string path = "-")
      : bytes_(bytes), path_(std::move(path)) {}
  std::string path() const override { return path_; }
  Result<std::size_t> read(std::uint64_t offset, std::span<char> buffer) override;

 private:
  std::string_view bytes_;
  std::string path_;
};

// False is a doubt, true a promise: `text` is valid UTF-8, and the flow would find nothing to change or to
// report in it, nor in any part of it that begins and ends beside line ends, blanks or signs of ASCII.
// O(text), at memory speed for ASCII, a look-up a word for others; never looks for an encoding, so that
// `from` must leave UTF-8 to be the answer.
bool is_clean(std::string_view text, const Options& options);

// Only the head: encoding, confidence, candidates, segments. Fails on empty, and on what the source fails on;
// binary and unknown are answers here.
Result<DocumentHead> inspect(Source& source, const Options& options);

// Runs the flow and gives the sink the head, every block in order, and the end. Fails (naming path, place and
// reason) on input that is empty, binary or in no encoding that can be found, before the sink hears anything,
// and on what the source or the sink fail on. Memory: a few blocks, whatever the document's size. O(bytes).
Result<Totals> process(Source& source, const Options& options, ReportSink& sink);

// Keeps what it is given; for tests and for callers with small documents.
struct Report : ReportSink {
  DocumentHead head;
  std::vector<Change> changes;
  std::vector<Loss> losses;
  std::vector<Suspect> suspects;
  Totals totals;
  std::string fixed;  // the document with every change that applies

  Result<void> begin(const DocumentHead& given) override;
  Result<void> block(const Block& block) override;
  Result<void> end(const Totals& given) override;
};
Result<Report> process(std::string_view bytes, const Options& options = {}, std::string path = "-");

}  // namespace mojimend
