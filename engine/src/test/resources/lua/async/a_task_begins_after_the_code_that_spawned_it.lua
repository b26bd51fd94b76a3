local async = require("async")
async.spawn(print, "second")
async.spawn(function(...) print("third", select("#", ...), ...) end, 1, nil, 3)
print("first")
-- expect: first
-- expect: second
-- expect: third	3	1	nil	3
