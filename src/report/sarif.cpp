// Makes each result a JSON value of its own. Section numbers are those of the standard.
#include "report/sarif.h"

#include <filesystem>

#include "report/base64.h"
#include "report/finding_sink.h"
#include "report/json_values.h"
#include "report/level.h"
#include "report/words.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

constexpr std::string_view kSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

// Braces are placeholders unless doubled (3.11.5), square brackets are links unless escaped (3.11.6).
std::string message_text(std::string_view text) {
  std::string out;
  for (const char each : text) {
    if (each == '[' || each == ']') out += '\\';
    if (each == '{' || each == '}') out += each;
    out += each;
  }
  return out;
}

bool is_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint point = read_code_point(bytes, at);
    if (!point.valid) return false;
    at += point.size;
  }
  return true;
}

// 3.3: the text as it comes to stand in the file, which in records is more than what it says; and the bytes
// where a program that writes the text in the encoding of the file might get others.
Json content(const Change& change, bool utf8) {
  const std::string& bytes = change.edit.replacement;
  if (utf8 && is_utf8(bytes)) return {{"text", bytes}};
  if (utf8) return {{"binary", base64(bytes)}};
  return {{"text", change.after}, {"binary", base64(bytes)}};
}

Json location(std::string_view path) {
  Json out{{"uri", path_uri(path)}};
  if (!path.starts_with("/")) out["uriBaseId"] = "SRCROOT";
  return out;
}

Json text_region(Position start, Position end) {
  return {{"startLine", start.line},
          {"startColumn", start.column},
          {"endLine", end.line},
          {"endColumn", end.column}};
}

void add_bytes(Json& region, Span span) {
  region["byteOffset"] = span.start;
  region["byteLength"] = span.size();
}

// The results of one document, separated by commas. The fixes of a document that becomes UTF-8 are one: each
// alone would put UTF-8 into a file that is in another encoding.
class SarifSink : public FindingSink {
 public:
  explicit SarifSink(Output& output) : output_(output) {}

  Result<void> begin(const DocumentHead& head) override {
    any_ = false;
    becomes_utf8_ = false;
    if (auto done = replacements_.clear(); !done) return done;
    return FindingSink::begin(head);
  }
  Result<void> block(const Block& block) override {
    if (head().encoding != "utf-8")
      for (const Change& change : block.changes)
        if (auto done = keep(change); !done) return done;
    return FindingSink::block(block);
  }

 private:
  // Into what becomes the fix of the whole document.
  Result<void> keep(const Change& change) {
    if (!change.applies) return {};
    becomes_utf8_ = becomes_utf8_ || change.edit.rule == Rule::encoding;
    Json region = Json::object();
    add_bytes(region, change.edit.span);
    Json whole{{"deletedRegion", std::move(region)},
               {"insertedContent", {{"binary", base64(change.edit.replacement)}}}};
    return replacements_.write((replacements_.empty() ? "" : ",") + dumped(whole));
  }

  Json result(const ToldFinding& finding) const {
    Json out{{"ruleId", info(finding.rule).name},
             {"ruleIndex", static_cast<std::size_t>(finding.rule)},
             {"level", name_of(level_of(finding.safety))},
             {"message", {{"text", message_text(message_with_channel(finding))}}}};
    Json region = text_region(finding.start, finding.end);
    if (finding.change) add_bytes(region, finding.change->edit.span);
    if (finding.loss) add_bytes(region, finding.loss->span);
    if (finding.change) region["snippet"]["text"] = finding.change->before;
    out["locations"].push_back(
        {{"physicalLocation", {{"artifactLocation", location(head().path)}, {"region", std::move(region)}}}});
    if (!finding.id.empty()) out["partialFingerprints"] = {{"mojimend/v1", finding.id}};
    if (finding.safety) out["properties"] = properties(finding);
    return out;
  }

  Json properties(const ToldFinding& finding) const {
    Json out{{"safety", name_of(*finding.safety)}};
    if (!finding.change) return out;
    out["applies"] = finding.change->applies;
    out["after"] = finding.change->after;
    if (!finding.change->edit.channel.empty()) out["channel"] = steps_json(finding.change->edit.channel);
    return out;
  }

  Json fix(const ToldFinding& finding) const {
    Json region = text_region(finding.start, finding.end);
    add_bytes(region, finding.change->edit.span);
    const std::string after = shortened(finding.change->after, kShown);
    const Json made{{"deletedRegion", std::move(region)},
                    {"insertedContent", content(*finding.change, head().encoding == "utf-8")}};
    return {{"description", {{"text", message_text("Put `" + after + "` in its place")}}},
            {"artifactChanges",
             {{{"artifactLocation", location(head().path)}, {"replacements", Json::array({made})}}}}};
  }

  // Behind the others, with what `keep` has gathered.
  Result<void> tell_encoding(Json result) {
    std::string text = dumped(result);
    text.pop_back();  // the object goes on
    const Json opening{{"description", {{"text", "Make all changes of this file"}}}};
    std::string fix = dumped(opening);
    fix.pop_back();
    text += R"(,"fixes":[)" + fix + R"(,"artifactChanges":[{"artifactLocation":)" +
            dumped(location(head().path)) + R"(,"replacements":[)";
    if (auto done = write_result(text); !done) return done;
    if (auto done = replacements_.copy_to(output_); !done) return done;
    return output_.write("]}]}]}");
  }

  Result<void> tell(const ToldFinding& finding) override {
    Json made = result(finding);
    if (finding.rule == Rule::encoding && !replacements_.empty()) return tell_encoding(std::move(made));
    if (finding.change && may_be_made_alone()) made["fixes"].push_back(fix(finding));
    return write_result(dumped(made));
  }

  bool may_be_made_alone() const { return head().encoding == "utf-8" || !becomes_utf8_; }

  Result<void> write_result(const std::string& text) {
    const std::string comma = any_ ? ",\n" : "";
    any_ = true;
    return output_.write(comma + text);
  }

  static constexpr std::size_t kShown = 40;  // code points of a text in a description

  Output& output_;
  Spool replacements_;
  bool any_ = false;
  bool becomes_utf8_ = false;
};

Json rule_json(const RuleInfo& rule) {
  Json out{{"id", rule.name},
           {"shortDescription", {{"text", message_text(rule.summary)}}},
           {"defaultConfiguration",
            {{"enabled", rule.kind != RuleKind::policy},
             {"level", rule.kind == RuleKind::report ? name_of(level_of({})) : name_of(Level::warning)}}}};
  out["properties"] = {{"safety", rule.safety}};
  return out;
}

Json notification(const LeftOut& left, Level level) {
  return {{"level", name_of(level)},
          {"message", {{"text", message_text(printable(left.reason))}}},
          {"locations", {{{"physicalLocation", {{"artifactLocation", location(left.path)}}}}}}};
}

}  // namespace

std::string path_uri(std::string_view path) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
  std::string out = path.starts_with("/") ? "file://" : "";
  const std::string normal = std::filesystem::path(path).lexically_normal().string();
  for (const char each : normal) {
    if (kPlain.find(each) != kPlain.npos) out += each;
    else out += "%" + hex({&each, 1});
  }
  return out;
}

std::unique_ptr<ReportSink> SarifReport::document_sink(Output& part) const {
  return std::make_unique<SarifSink>(part);
}

Result<void> SarifReport::begin(Output& output) {
  Json rules = Json::array();
  for (const RuleInfo& each : all_rules()) rules.push_back(rule_json(each));
  const Json driver{{"name", "mojimend"}, {"semanticVersion", version_}, {"rules", std::move(rules)}};
  return output.write(R"({"$schema":")" + std::string(kSchema) +
                      R"(","version":"2.1.0","runs":[{"tool":{"driver":)" + dumped(driver) +
                      "},\n\"columnKind\":\"unicodeCodePoints\",\"results\":[\n");
}

Result<void> SarifReport::document(const DocumentCounts& counts, const Spool& part, Output& output) {
  Json artifact{{"location", location(counts.path)},
                {"length", counts.size},
                {"encoding", counts.encoding},
                {"properties", {{"confidence", confidence_json(counts.confidence)}}}};
  if (auto done = artifacts_.write((artifacts_.empty() ? "" : ",\n") + dumped(artifact)); !done) return done;
  if (part.empty()) return {};
  if (any_result_)
    if (auto done = output.write(",\n"); !done) return done;
  any_result_ = true;
  return part.copy_to(output);
}

Result<void> SarifReport::end(const RunCounts& counts, Output& output) {
  Json notes = Json::array();
  for (const LeftOut& each : counts.skipped) notes.push_back(notification(each, Level::note));
  for (const LeftOut& each : counts.troubles) notes.push_back(notification(each, Level::error));
  const Json invocation{{"executionSuccessful", counts.troubles.empty()},
                        {"toolExecutionNotifications", std::move(notes)}};
  return output.write("],\n\"artifacts\":[")
      .and_then([&] { return artifacts_.copy_to(output); })
      .and_then([&] { return output.write("],\n\"invocations\":[" + dumped(invocation) + "]}]}\n"); });
}

}  // namespace mojimend
