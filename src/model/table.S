// Puts the tables of scripts/train-model into the program as they are.
    .section .rodata
    .balign 8
    .global mojimend_model_table
mojimend_model_table:
    .incbin "model/tables/han.bin"
    .global mojimend_model_table_end
mojimend_model_table_end:
    .balign 64
    .global mojimend_text_table
mojimend_text_table:
    .incbin "model/tables/text.bin"
#if defined(__linux__) && defined(__ELF__)
    .section .note.GNU-stack,"",%progbits
#endif
