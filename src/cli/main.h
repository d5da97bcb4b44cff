// The program's way in.
#pragma once

namespace mojimend {

// Runs the command line; gives the exit code (0 nothing to report, 1 findings, 2 trouble).
int run_main(int argc, char** argv);

}  // namespace mojimend
