print(("abc"):find("b"), ("abc"):find("b", -1), (""):find(""), (""):find("", 2))
print(("abc"):find("", 4), ("abc"):find("", 10), ("abcabc"):find("a", 2))
-- expect: 2	nil	1	nil
-- expect: 4	nil	4	4
