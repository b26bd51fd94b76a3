pprint("text", 12, nil, true)
pprint({ 3, 1, "two" })
pprint({ b = 1, a = "x\ny", [10] = true, ["not a name"] = 0.5, ["end"] = 1 })
pprint({ list = { 1, 2 }, empty = {}, name = "n" })
-- expect: text	12	nil	true
-- expect: {3, 1, "two"}
-- expect: {[10] = true, a = "x\ny", b = 1, ["end"] = 1, ["not a name"] = 0.5}
-- expect: {
-- expect:   empty = {},
-- expect:   list = {1, 2},
-- expect:   name = "n"
-- expect: }
