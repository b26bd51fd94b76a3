print(("x"):rep(3, ","), ("ab"):rep(2), ("x"):rep(1, ","), #("x"):rep(0), #("x"):rep(-1), (""):rep(3, "-"))
print(#("abc"):rep(1000, "--"))
-- expect: x,x,x	abab	x	0	0	--
-- expect: 4998
