// Puts the table of scripts/train-model into the program as it is.
    .section .rodata
    .balign 64
    .global mojimend_text_table
mojimend_text_table:
    .incbin "model/tables/text.bin"
#if defined(__linux__) && defined(__ELF__)
    .section .note.GNU-stack,"",%progbits
#endif
