local words = {}
for w in ("a,b"):gmatch("[^,]*") do words[#words + 1] = "<" .. w .. ">" end
print(table.concat(words))
print((("abc"):gsub("", "-")), (("abc"):gsub("x*", "-")))
print(load("'\\z"))
print(load("x = '\\z   \n  y' return x")())
-- expect: <a><><b><>
-- expect: -a-b-c-	-a-b-c-
-- expect: nil	[string "'\z"]:1: unfinished string near <eof>
-- expect: y
