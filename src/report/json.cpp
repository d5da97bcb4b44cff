// Makes each change a small JSON value and lets nlohmann's library write it, so that no document is ever
// held.
#include "report/json.h"

#include "pipeline/stages.h"
#include "report/json_values.h"
#include "report/words.h"

namespace mojimend {
namespace {

Json head_json(const DocumentHead& head) {
  Json out{{"path", head.path},
           {"encoding", head.encoding},
           {"confidence", confidence_json(head.confidence)},
           {"bom", head.bom}};
  out["segments"] = Json::array();
  for (const ReportSegment& each : head.segments)
    out["segments"].push_back({{"start", each.start},
                               {"end", each.end},
                               {"encoding", each.encoding},
                               {"confidence", confidence_json(each.confidence)}});
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

Json suspect_json(const Suspect& suspect, Position at) {
  return {{"start", suspect.span.start},
          {"end", suspect.span.end},
          {"line", at.line},
          {"column", at.column},
          {"before", suspect.before},
          {"after", suspect.after},
          {"channel", steps_json(suspect.channel)},
          {"evidence", suspect.evidence}};
}

Result<void> add(const Json& item, Spool& list) {
  return list.write((list.empty() ? "" : ",") + dumped(item));
}

}  // namespace

std::string channel_json(const Channel& channel) { return dumped(steps_json(channel)); }

Result<void> JsonSink::begin(const DocumentHead& head) {
  locator_.begin(head);
  story_.begin(head);
  any_change_ = false;
  if (auto done = losses_.clear(); !done) return done;
  if (auto done = suspects_.clear(); !done) return done;
  std::string opening = dumped(head_json(head));
  opening.pop_back();  // the object goes on
  return output_.write(opening + ",\"changes\":[");
}

Result<void> JsonSink::block(const Block& block) {
  if (detail_ == Detail::all) story_.add(block);
  for (const Finding& finding : locator_.findings(block, Locator::Suspects::told)) {
    if (!finding.change) {
      const auto done = finding.loss ? add(loss_json(*finding.loss, finding.at), losses_)
                                     : add(suspect_json(*finding.suspect, finding.at), suspects_);
      if (!done) return done;
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
  if (!suspects_.empty()) {
    if (auto done = output_.write("],\"suspects\":["); !done) return done;
    if (auto done = suspects_.copy_to(output_); !done) return done;
  }
  if (detail_ == Detail::usual) return output_.write("]}\n");
  return output_.write("],\"story\":" + dumped(story_.text(totals)) + "}\n");
}

Result<void> write_detection_json(const DocumentHead& head, Output& output) {
  Json out = head_json(head);
  out["candidates"] = Json::array();
  for (const ReportCandidate& each : head.candidates)
    out["candidates"].push_back({{"encoding", each.encoding},
                                 {"confidence", confidence_json(each.confidence)},
                                 {"evidence", each.evidence}});
  return output.write(dumped(out) + "\n");
}

}  // namespace mojimend
