local t = { name = "t" }
t.self = t
pprint(t)
-- expect: {
-- expect:   name = "t",
-- expect:   self = <cycle>
-- expect: }
