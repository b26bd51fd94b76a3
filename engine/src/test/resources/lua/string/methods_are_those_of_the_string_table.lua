function string.trim(s) return (s:gsub("^%s+", ""):gsub("%s+$", "")) end
print(("  x "):trim() .. "|", ("%d"):format(3))
-- expect: x|	3
