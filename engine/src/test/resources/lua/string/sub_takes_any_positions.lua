print(("hello"):sub(2, 4), ("hello"):sub(-3), ("hello"):sub(2, -2), ("hello"):sub(4, 2) == "")
print(("hello"):sub(0), ("hello"):sub(-100, 100), ("hello"):sub(2, 2^40))
-- expect: ell	llo	ell	true
-- expect: hello	hello	ello
