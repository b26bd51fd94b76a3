print(next({}))
print(next({ "only" }))
print(next({ "only" }, 1))
print(pcall(next, {}, "nowhere"))
-- expect: nil
-- expect: 1	only
-- expect: nil
-- expect: false	invalid key to 'next'
