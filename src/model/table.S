// Puts the table of scripts/train-model into the program as it is.
    .section .rodata
    .balign 8
    .global mojimend_model_table
mojimend_model_table:
    .incbin "model/tables/han.bin"
    .global mojimend_model_table_end
mojimend_model_table_end:
#if defined(__linux__) && defined(__ELF__)
    .section .note.GNU-stack,"",%progbits
#endif
