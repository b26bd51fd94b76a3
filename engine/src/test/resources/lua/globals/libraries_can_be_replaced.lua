local plain = print
function print(...) plain("mine:", ...) end
print("x")
-- expect: mine:	x
