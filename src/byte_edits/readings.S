// Puts the table of scripts/make-readings into the program as it is.
    .section .rodata
    .global mojimend_readings
mojimend_readings:
    .incbin "byte_edits/tables/readings.txt"
    .global mojimend_readings_end
mojimend_readings_end:
#if defined(__linux__) && defined(__ELF__)
    .section .note.GNU-stack,"",%progbits
#endif
