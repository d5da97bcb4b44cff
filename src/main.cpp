// Hands the command line to cli/.
#include "cli/main.h"

int main(int argc, char** argv) { return mojimend::run_main(argc, argv); }
