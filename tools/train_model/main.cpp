// Trains the language model: counts, smooths, prunes, writes the table.
//
//   train_model CORPUS FOLDS OUTPUT --entries N --least N --made-from TEXT
//
// scripts/train-model gathers the corpus and calls it.
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <string>

#include "corpus.h"
#include "counts.h"
#include "smoothing.h"
#include "table_writer.h"

using namespace mojimend::training;

int main(int argc, char** argv) {
  std::map<std::string, std::string> options{
      {"--entries", "0"}, {"--least", "3"}, {"--made-from", "made from nothing named"}};
  bool usable = argc >= 4 && argc % 2 == 0;
  for (int at = 4; usable && at < argc; at += 2) {
    usable = options.contains(argv[at]);
    if (usable) options[argv[at]] = argv[at + 1];
  }
  if (!usable) {
    std::cerr << "usage: train_model CORPUS FOLDS OUTPUT --entries N --least N --made-from TEXT\n";
    return 2;
  }
  const Corpus corpus(argv[1], argv[2], std::strtod(options["--least"].c_str(), nullptr));
  Counts counts = count(corpus);
  std::cerr << "symbols " << corpus.symbols() << ", n-grams";
  for (unsigned order = 2; order <= kOrder; ++order) std::cerr << " " << counts.of[order].size();
  std::cerr << "\n";
  const auto cases = counts.cases;
  const Smoothed model =
      smooth(corpus, std::move(counts), std::strtoul(options["--entries"].c_str(), nullptr, 10));
  Counts rest;
  rest.cases = cases;
  const std::string bytes = table_bytes(corpus, rest, model, options["--made-from"]);
  std::ofstream out(argv[3], std::ios::binary);
  out << bytes;
  if (!out.flush()) {
    std::cerr << "train_model: " << argv[3] << ": cannot be written\n";
    return 2;
  }
  std::cerr << argv[3] << ": " << bytes.size() << " bytes\n";
}
