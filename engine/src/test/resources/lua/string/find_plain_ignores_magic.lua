print(("a.b"):find(".", 1, true), ("a+b"):find("+", 1, true), ("a\0b"):find("\0"), ("abc"):find("bcd", 1, true))
-- expect: 2	2	2	nil
