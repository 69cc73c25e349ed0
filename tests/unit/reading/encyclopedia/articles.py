"""Articles in our own words, in the form encyclopedias have as plain text; the films in them do not exist."""

from __future__ import annotations

LANTERN = """The Lantern Keeper (French: La Gardienne) is a 2012 French-Belgian drama film directed by Ana Ortiz and written by Lise Marchal, based on Marchal's 2006 radio play Night Light. It stars Vera Holm, Tom Achebe, Frances de la Roche and Paul O'Hara. It was screened in the Horizons section of the 2012 Harbor International Film Festival.The film opened in France on 3 October 2012 and in the United States on 9 November 2012 to mixed reviews.


== Plot ==
Mara and Ilse are sisters who run a lighthouse. Mara learns that she has breast cancer and hides it from her husband, Anton. Ilse finds out when their mother, Greta, falls ill as well.
Mara confides in Ilse after a storm, and they face the breast cancer together. Anton leaves and Mara is alone with Ilse. In the end Mara lights the lamp for Anton.


== Cast ==
Vera Holm as Mara
Tom Achebe as Anton, a fisherman
Frances de la Roche as Greta (uncredited)
Paul O'Hara – Captain Brand


== Production ==


=== Development ===
The film is based on Lise Marchal's radio play Night Light, which was first broadcast on Radio Nord. The project was first announced on 4 May 2009, when Georg Lund was set to direct. Northlight Films had the UK, Canada, and Australian rights to the film.


=== Casting ===
On 6 May 2009, it was announced that Carla Brandt would star in the film. On 2 March 2011, it was announced that Nora Finch, who replaced Brandt, would star with Tom Achebe. But on 8 June, Vera Holm was added to the cast and replaced Finch.


=== Filming ===
Principal photography began on 5 September 2011 in Ostend, and later shooting took place in the North Frisian Islands. The lighthouse that appears in the film is the Westhoofd Tower.


== Release ==
The film was sold to several territories, including Germany, Japan, and South Korea.


=== Music ===
The film features the song "Low Tide" by Tom Achebe's band The Salt Boys. It reached number 12 on the Harbor Singles Chart.


=== Box office ===
The Lantern Keeper opened in the United States in 212 theaters and earned $310,400 in its opening weekend. The film ended its run 20 days later on 28 November, with a gross of $904,117. It was made on a budget of €4 million.


=== Critical reception ===
The film received generally positive reviews from critics. On Rotten Tomatoes, the film has a 64% rating based on 58 reviews, with an average rating of 6.1/10. The site's consensus states: "It glows where it might have glared." Metacritic reports a 55 out of 100 rating, based on 14 critics, indicating "mixed or average reviews".


== Home media ==
It was released on Region 2 DVD and Blu-ray on 1 April 2013.


== Sequel ==
A sequel, The Lantern Keeper 2, directed by Hugo Vane, was released on 4 May 2016.


== References ==
Someone Else, director of The Other Film (1999)
"""

LOWERED = LANTERN.lower().encode("ascii", "ignore").decode()

NOT_FILMS = (
    "Moon Over Harbor is a song recorded by The Salt Boys for the 2012 film The Lantern Keeper.\n\n== Background ==\nIt is short.\n",
    "Ana Ortiz (born 4 May 1970) is a Belgian film director. She directed the 2012 film The Lantern Keeper.\n\n== Career ==\nHer film was released in 2012.\n",
    "Harbor Lights is a Belgian crime drama television series created by Ana Ortiz and starring Vera Holm.\n\n== Plot ==\nX.\n\n== Cast ==\nVera Holm as Mara\n",
    "The Harbor International Film Festival is an annual film festival held in Ostend.\n\n== History ==\nIt was founded in 1950.\n",
    "The Harbor Award for Best Film is an award given each year.\n\n== Winners ==\nThe Lantern Keeper (2012)\n",
    "Ostend is a town in Belgium. The 2012 film The Lantern Keeper was shot there.\n\n== History ==\nIt is old.\n",
    "The Lantern film series is a series of drama films directed by Ana Ortiz.\n\n== Films ==\nThe Lantern Keeper (2012)\n",
    '" Night Light " is the third episode of the second season of the drama television series Harbor Lights .\n\n = = Plot = = \n\n Mara ( Vera Holm ) waits . \n',
)
