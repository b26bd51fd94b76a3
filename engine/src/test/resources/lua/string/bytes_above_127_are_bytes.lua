print(("é"):upper() == "é", ("α"):match("%a"), "\xff" > "a", ("é"):byte(1, -1))
print(#"😀", ("😀"):byte(1, -1))
print(("\233"):find("%w"), ("\160"):find("%s"), ("\255"):find("%p"), ("\127"):find("%c"))
print("\xff" < "a", "a" < "\xff", "\x80" < "\x7f", ("z"):lower() < ("\xc0"):lower())
-- expect: true	nil	true	195	169
-- expect: 4	240	159	152	128
-- expect: nil	nil	nil	1	1
-- expect: false	true	false	true
