print(xpcall(function(...) return select("#", ...), ... end, print, 1, nil, 3))
-- expect: true	3	1	nil	3
