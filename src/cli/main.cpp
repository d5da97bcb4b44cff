#include "cli/main.h"
namespace mojimend { int run_main(int, char**) { return 2; } }
