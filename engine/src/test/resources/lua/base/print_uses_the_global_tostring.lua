local original = tostring
tostring = function(v) return "<" .. original(v) .. ">" end
print(1, nil)
tostring = original
print()
-- expect: <1>	<nil>
-- expect:
