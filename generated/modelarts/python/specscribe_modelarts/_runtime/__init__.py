# pyright: basic
