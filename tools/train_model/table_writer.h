// Writes the table that model/text_table.h describes.
#pragma once

#include <string>

#include "corpus.h"
#include "counts.h"
#include "smoothing.h"

namespace mojimend::training {

// The whole file. `made_from` is a line that names the sources.
std::string table_bytes(const Corpus& corpus, const Counts& counts, const Smoothed& model,
                        const std::string& made_from);

}  // namespace mojimend::training
