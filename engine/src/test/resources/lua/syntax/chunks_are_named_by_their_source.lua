print((select(2, load("x = = 1"))))
print((select(2, load("x =\n= 1"))))
print((select(2, load("x = = 1", "@dir/file.lua"))))
print((select(2, load("x = = 1", "=name"))))
print((select(2, load("x = = 1", "x = = 1 is a very long source that does not fit into a message at all"))))
print(pcall(load("error('x')", "line1\nline2")))
-- expect: [string "x = = 1"]:1: unexpected symbol near '='
-- expect: [string "x =..."]:2: unexpected symbol near '='
-- expect: dir/file.lua:1: unexpected symbol near '='
-- expect: name:1: unexpected symbol near '='
-- expect: [string "x = = 1 is a very long source that does not f..."]:1: unexpected symbol near '='
-- expect: false	[string "line1..."]:1: x
