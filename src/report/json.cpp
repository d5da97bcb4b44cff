// Makes each change a small JSON value and lets nlohmann's library write it, so that no document is ever
// held.
#include "report/json.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "pipeline/stages.h"
#include "report/words.h"

namespace mojimend {
namespace {

using Json = nlohmann::ordered_json;

// Paths and encodings may hold anything; what is no UTF-8 becomes U+FFFD rather than an exception.
std::string dumped(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

// Four decimals: the last bits of a sum of logarithms differ from machine to machine, and the answer must
// not.
double rounded(double confidence) { return std::round(confidence * 1e4) / 1e4; }

std::string_view name_of(Cased cased) { return cased == Cased::lower ? "lower" : "upper"; }

Json step_json(const Step& step) {
  Json out = Json::object();
  if (!step.full_width.empty()) out["full_width"] = step.full_width;
  for (const Stood& each : step.stood) out["stood"].push_back({{"at", each.at}, {"bytes", hex(each.bytes)}});
  if (!step.written.empty()) out["written"] = step.written;
  for (const Insertion& each : step.inserted)
    out["inserted"].push_back({{"at", each.at}, {"bytes", hex(each.bytes)}});
  if (!step.read.empty()) out["read"] = step.read;
  if (step.unreadable != Unreadable::none) out["unreadable"] = name_of(step.unreadable);
  if (step.user_defined != UserDefined::kept)
    out["user_defined"] = step.user_defined == UserDefined::dropped ? "dropped" : "unreadable";
  if (step.folded) out["folded"] = "full-width";
  if (step.no_break_space == NoBreakSpace::space) out["no_break_space"] = "space";
  if (step.invisible == Invisible::stripped) out["invisible"] = "stripped";
  if (step.cased != Cased::kept) out["cased"] = name_of(step.cased);
  if (step.cased_bytes != Cased::kept) out["cased_bytes"] = name_of(step.cased_bytes);
  return out;
}

Json steps_json(const Channel& channel) {
  Json out = Json::array();
  for (const Step& step : channel) out.push_back(step_json(step));
  return out;
}

Json head_json(const DocumentHead& head) {
  Json out{{"path", head.path},
           {"encoding", head.encoding},
           {"confidence", rounded(head.confidence)},
           {"bom", head.bom}};
  out["segments"] = Json::array();
  for (const ReportSegment& each : head.segments)
    out["segments"].push_back({{"start", each.start},
                               {"end", each.end},
                               {"encoding", each.encoding},
                               {"confidence", rounded(each.confidence)}});
  return out;
}

Json change_json(const Change& change, Position at) {
  const Edit& edit = change.edit;
  Json out{{"start", edit.span.start},     {"end", edit.span.end},          {"line", at.line},
           {"column", at.column},          {"before", change.before},       {"after", change.after},
           {"rule", info(edit.rule).name}, {"safety", name_of(edit.safety)}};
  if (edit.safety == Safety::safe && !change.applies) out["applies"] = false;
  out["channel"] = steps_json(edit.channel);
  out["evidence"] = edit.evidence;
  if (!change.id.empty()) out["id"] = change.id;
  return out;
}

Json stages_json(const Change& change) {
  Json out = Json::array();
  for (const Stage& each : stages(change.after, change.edit.channel))
    out.push_back({{"written", hex(each.written)}, {"damaged", hex(each.damaged)}, {"read", each.read}});
  return out;
}

Json loss_json(const Loss& loss, Position at) {
  return {{"start", loss.span.start},
          {"end", loss.span.end},
          {"line", at.line},
          {"column", at.column},
          {"what", loss.what}};
}

}  // namespace

std::string channel_json(const Channel& channel) { return dumped(steps_json(channel)); }

Result<void> JsonSink::begin(const DocumentHead& head) {
  locator_.begin(head);
  story_.begin(head);
  any_change_ = false;
  if (auto done = losses_.clear(); !done) return done;
  std::string opening = dumped(head_json(head));
  opening.pop_back();  // the object goes on
  return output_.write(opening + ",\"changes\":[");
}

Result<void> JsonSink::block(const Block& block) {
  if (detail_ == Detail::all) story_.add(block);
  for (const Finding& finding : locator_.findings(block)) {
    if (finding.loss) {
      const std::string comma = losses_.empty() ? "" : ",";
      if (auto done = losses_.write(comma + dumped(loss_json(*finding.loss, finding.at))); !done) return done;
      continue;
    }
    const std::string comma = any_change_ ? "," : "";
    any_change_ = true;
    Json change = change_json(*finding.change, finding.at);
    if (detail_ == Detail::all) change["stages"] = stages_json(*finding.change);
    if (auto done = output_.write(comma + dumped(change)); !done) return done;
  }
  return {};
}

Result<void> JsonSink::end(const Totals& totals) {
  if (auto done = output_.write("],\"losses\":["); !done) return done;
  if (auto done = losses_.copy_to(output_); !done) return done;
  if (detail_ == Detail::usual) return output_.write("]}\n");
  return output_.write("],\"story\":" + dumped(story_.text(totals)) + "}\n");
}

Result<void> write_detection_json(const DocumentHead& head, Output& output) {
  Json out = head_json(head);
  out["candidates"] = Json::array();
  for (const ReportCandidate& each : head.candidates)
    out["candidates"].push_back(
        {{"encoding", each.encoding}, {"confidence", rounded(each.confidence)}, {"evidence", each.evidence}});
  return output.write(dumped(out) + "\n");
}

}  // namespace mojimend
