// Times each policy over text in which it finds nothing: policy_speed FILE... prints "rule MB/s way" lines,
// the way of the rule that is slowest, each the median of several rounds. The text is brought into the
// policy's form first; where the quick check is still in doubt, the pass that follows it is timed with it.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "normalize/normalize.h"

namespace {

using namespace mojimend;

constexpr int kRounds = 5;

struct Way {
  std::string words;
  Policies policies;
};

std::vector<Way> ways_of(Rule rule) {
  std::vector<Way> out{{"", {}}};
  for (const PolicyInfo& policy : all_policies())
    for (const PolicyWord& word : policy.words)
      if (policy.rule == rule) {
        Way way{std::string(word.word), {}};
        way.policies.set(policy.policy, word.word);
        out.push_back(way);
      }
  return out;
}

// Without the lines of which something is reported: nobody changes them.
std::string without_lines(std::string text, const EditList& reports) {
  for (auto each = reports.edits().rbegin(); each != reports.edits().rend(); ++each) {
    if (each->span.start >= text.size()) continue;
    const std::size_t start = text.rfind('\n', each->span.start) + 1;
    const std::size_t end = std::min(text.find('\n', each->span.start), text.size());
    text.erase(start, end - start);
  }
  return text;
}

double megabytes_a_second(const std::string& text, const RuleSet& rules, const Policies& policies) {
  const Normalizer normalizer(rules, policies, TextContext::plain);
  const auto run = [&](std::string_view of) {
    const OffsetMap map = OffsetMap::identity(of.size());
    return normalizer.run({of, &map}, PagePlace::start_of_document);
  };
  Normalized found = run(text);
  const std::string clean = without_lines(found.changes.apply(text), found.reports);
  std::vector<double> speeds;
  for (int round = 0; round < kRounds; ++round) {
    const auto start = std::chrono::steady_clock::now();
    if (may_be_changed_by_policies(clean, rules, policies) && !run(clean).changes.empty()) return 0;
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    speeds.push_back(static_cast<double>(clean.size()) / 1e6 / took.count());
  }
  std::ranges::nth_element(speeds, speeds.begin() + kRounds / 2);
  return speeds[kRounds / 2];
}

}  // namespace

int main(int count, char** names) {
  std::string text;
  for (int i = 1; i < count; ++i) {
    std::ifstream file(names[i], std::ios::binary);
    text.append(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  for (const RuleInfo& rule : all_rules()) {
    RuleSet only = RuleSet::none();
    only.add(rule.rule);
    if (rule.kind != RuleKind::policy || !has_policies(only)) continue;
    double least = 0;
    std::string slowest;
    for (const Way& way : ways_of(rule.rule)) {
      const double speed = megabytes_a_second(text, only, way.policies);
      if (!slowest.empty() && speed >= least) continue;
      least = speed;
      slowest = way.words.empty() ? "-" : way.words;
    }
    std::printf("%s %.0f %s\n", std::string(rule.name).c_str(), least, slowest.c_str());
  }
  return 0;
}
