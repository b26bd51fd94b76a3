print(("abab"):match("(ab)%1"), ([["quoted" 'x']]):match([[(["'])(.-)%1]]))
-- expect: ab	"	quoted
