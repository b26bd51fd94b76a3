pprint(setmetatable({ a = 1 }, { __tostring = function() return "hidden" end }))
-- expect: {a = 1}
