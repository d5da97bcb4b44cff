// Asks uchardet and ICU's detector.
#include "detect/advisers.h"

#include <uchardet/uchardet.h>
#include <unicode/ucsdet.h>

#include <cstdio>
#include <memory>

namespace mojimend {
namespace {

// ICU names several encodings; those below are its guesses at random.
constexpr int kMinIcuConfidence = 20;  // of 100
// It is as confident of noise as of text; uchardet, which gives one answer or none, is right more often.
constexpr double kIcuWorth = 0.5;

void ask_uchardet(std::string_view sample, std::vector<Advice>& advice) {
  const std::unique_ptr<struct uchardet, void (*)(uchardet_t)> detector(uchardet_new(), uchardet_delete);
  if (!detector || uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) return;
  uchardet_data_end(detector.get());
  const std::string name = uchardet_get_charset(detector.get());
  // It gives its answer without saying how sure it is.
  if (const Encoding* encoding = find_encoding(name))
    advice.push_back({encoding, 1, "uchardet says " + name});
}

void ask_icu(std::string_view sample, std::vector<Advice>& advice) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, void (*)(UCharsetDetector*)> detector(ucsdet_open(&status),
                                                                                ucsdet_close);
  ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &status);
  int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  if (U_FAILURE(status)) return;
  for (int32_t i = 0; i < count; ++i) {
    const char* name = ucsdet_getName(matches[i], &status);
    const int32_t confidence = ucsdet_getConfidence(matches[i], &status);
    const Encoding* encoding = U_SUCCESS(status) ? find_encoding(name) : nullptr;
    if (!encoding || confidence < kMinIcuConfidence) continue;
    char words[80];
    std::snprintf(words, sizeof words, "ICU says %s (%.2f)", name, confidence / 100.0);
    advice.push_back({encoding, kIcuWorth * confidence / 100.0, words});
  }
}

}  // namespace

std::vector<Advice> ask_advisers(std::string_view sample) {
  std::vector<Advice> advice;
  if (sample.empty()) return advice;
  ask_uchardet(sample, advice);
  ask_icu(sample, advice);
  return advice;
}

}  // namespace mojimend
