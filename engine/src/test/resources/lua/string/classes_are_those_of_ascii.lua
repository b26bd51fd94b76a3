print(("α"):match("%a"), ("é"):match("%w"), ("\160"):match("%s"), ("\255"):match("%p"))
print(("a1_ \t\v~"):match("%g+"), ("\v"):match("%s") == "\v", ("\127"):match("%c") == "\127")
-- expect: nil	nil	nil	nil
-- expect: a1_	true	true
