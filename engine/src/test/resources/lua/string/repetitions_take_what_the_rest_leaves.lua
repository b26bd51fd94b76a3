print(("key = value"):match("^(%w*)%s*=%s*(%w+)$"))
print(("aaab"):match("a*ab"), ("aaab"):match("a-b"), ("aab"):match("[^b]-b"), ("ab"):match("a?ab"))
print(("a.b.c"):match("^(.-)%.(.*)$"), ("a.b.c"):match("(.*)%."), ("xx"):match("x?x?x?$"))
print(("  x  "):match("^%s*(.-)%s*$") .. "|", ("[[a]"):find("[[]+a"), ("\0a\0"):find("%z+", 2))
print(select("#", ("a^b"):gsub("^b", "")), ("^a^a"):gsub("^%^a", ""))
for m in ("^a^a"):gmatch("^a") do io.write(m, ";") end
print()
-- expect: key	value
-- expect: aaab	aaab	aab	ab
-- expect: a	a.b	xx
-- expect: x|	1	3	3
-- expect: 2	^a	1
-- expect: ^a;^a;
